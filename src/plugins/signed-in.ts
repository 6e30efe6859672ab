import { Unauthenticated } from '../errors.ts'
import type { Session } from '../identity/session.ts'

/**
 * The session of a guarded handler. The guard has let nobody through without one; this says so to the compiler, and refuses
 * where routes are used without a guard.
 */
export const signedIn = (session: Session | null | undefined): Session => {
  if (!session) throw new Unauthenticated()
  return session
}
