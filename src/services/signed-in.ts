import { Unauthenticated } from '../errors.ts'
import type { Session } from '../identity/session.ts'

/** The session the guard put on the context; throws `Unauthenticated` without one, should a route ever miss the guard. */
export const signedIn = (session: Session | null | undefined): Session => {
  if (!session) throw new Unauthenticated()
  return session
}
