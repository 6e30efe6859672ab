import { createRecent } from '../storage/recent.ts'
import type { Session } from './session.ts'
import type { Signer } from './tokens.ts'

/** Life of a token for services, and how much of it a request must still have before it (design 2.4, section 6). */
const LIFE_SECONDS = 60
const MINIMUM_LEFT_SECONDS = 20
const CACHE_LIMIT = 20_000

/** Signs the token that services get in place of the client's; one serves a session for some 40 s. */
export const createUpstreamToken = (signer: Signer, now: () => number) => {
  const recent = createRecent<{ token: string; exp: number }>(CACHE_LIMIT)

  const sign = async (session: Session, seconds: number): Promise<string> => {
    const exp = seconds + LIFE_SECONDS
    const token = await signer.upstream(session, session.sid, exp)
    recent.set(session.sid, { token, exp })
    return token
  }

  return (session: Session): string | Promise<string> => {
    const seconds = Math.floor(now() / 1000)
    const known = recent.get(session.sid)
    return known && known.exp - seconds > MINIMUM_LEFT_SECONDS ? known.token : sign(session, seconds)
  }
}
