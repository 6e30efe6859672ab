import type { Config } from '../config.ts'

/** Use is written down at most this often (design 2.4). */
const SLIDE_EVERY_MS = 60_000
/** A replaced token still serves requests in flight, a replaced refresh token still gives the same answer (design 2.4). */
export const GRACE_MS = 30_000

/** The lives of a session, ms. */
export interface SessionTimes {
  readonly idleMs: number
  readonly absoluteMs: number
  readonly slideEveryMs: number
  /** Life of an access JWT we sign: whoever used it a moment ago must be able to stay idle for the whole idle time. */
  readonly tokenMs: number
  /** A token that lives no longer than this gets a successor at its next use. */
  readonly renewBeforeMs: number
}

export const toSessionTimes = ({ idleSeconds, absoluteSeconds }: Config['session']): SessionTimes => {
  const idleMs = idleSeconds * 1000
  const slideEveryMs = Math.min(SLIDE_EVERY_MS, idleMs / 5)
  return {
    idleMs,
    absoluteMs: absoluteSeconds * 1000,
    slideEveryMs,
    tokenMs: 2 * idleMs,
    renewBeforeMs: idleMs + slideEveryMs,
  }
}

/** How long a session lives at least after its last use, seconds: the use before the last may be the one written down. */
export const surelyIdleSeconds = (session: Config['session']): number => {
  const { idleMs, slideEveryMs } = toSessionTimes(session)
  return Math.floor((idleMs - slideEveryMs) / 1000)
}
