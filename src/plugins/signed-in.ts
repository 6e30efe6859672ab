import { Unauthenticated } from '../errors.ts'
import type { Session } from '../identity/session.ts'

/** The session of a guarded handler. The guard has let nobody through without one; this says so to the compiler. */
export const signedIn = (session: Session | null): Session => {
  if (session === null) throw new Unauthenticated()
  return session
}
