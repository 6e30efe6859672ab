import { RequestTimeout } from '../errors.ts'
import type { Clock } from '../policies/clock.ts'

/** Apache mod_reqtimeout's default for bodies: 20 s, then 500 octets for each further second. */
const GRACE_MS = 20_000
const OCTETS_PER_MS = 0.5
/** Longest silence between two pieces (design section 6, body idle). */
const IDLE_MS = 30_000
const CHECK_MS = 1_000

/**
 * How patient the gateway is with a client that sends its content: Bun never cuts a slow or stalled body (platform fact 15).
 * Only time spent waiting for the client counts, not the time a slow service holds the upload back.
 */
export interface UploadPace {
  /** Settles like `piece`, or rejects with `RequestTimeout` when the client is too slow. */
  during<Piece>(piece: Promise<Piece>): Promise<Piece>
  arrived(octets: number): void
  stop(): void
}

export const createUploadPace = (clock: Clock): UploadPace => {
  let waitedMs = 0
  let octets = 0
  let waitingSince: number | null = null
  let expire: ((cause: RequestTimeout) => void) | null = null
  let cancelCheck: (() => void) | null = null

  const check = () => {
    cancelCheck = null
    if (waitingSince === null) return
    const silentMs = clock.now() - waitingSince
    const allowedMs = GRACE_MS + octets / OCTETS_PER_MS
    if (silentMs > IDLE_MS || waitedMs + silentMs > allowedMs) expire?.(new RequestTimeout())
    else cancelCheck = clock.after(CHECK_MS, check)
  }

  return {
    during: (piece) =>
      new Promise((resolve, reject) => {
        waitingSince = clock.now()
        expire = reject
        cancelCheck ??= clock.after(CHECK_MS, check)
        piece.then((value) => {
          waitedMs += clock.now() - (waitingSince ?? 0)
          waitingSince = null
          resolve(value)
        }, reject)
      }),
    arrived(count) {
      octets += count
    },
    stop() {
      cancelCheck?.()
      expire = null
      waitingSince = null
    },
  }
}
