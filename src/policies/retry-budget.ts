import type { Clock } from './clock.ts'
import { createSlidingWindow } from './sliding-window.ts'

/** Keeps retries from multiplying the load of a service that is down (Finagle and Linkerd ship the same numbers). */
export interface RetryBudget {
  /** Counts a request that may later want retries. */
  deposit(): void
  /** Whether one more retry is affordable; counts it if so. */
  withdraw(): boolean
}

const RATIO = 0.2
/** Without a floor a quiet service could never be retried. */
const MINIMUM = 3
const BUCKET_MS = 1_000
const BUCKETS = 10

/** Retries may be a fifth of the requests of the last 10 s, and at least 3 (design section 6). */
export const createRetryBudget = (clock: Clock): RetryBudget => {
  const window = createSlidingWindow(clock, BUCKET_MS, BUCKETS)
  return {
    deposit: () => window.add(1, 0),
    withdraw() {
      if (window.seconds() >= Math.max(MINIMUM, window.firsts() * RATIO)) return false
      window.add(0, 1)
      return true
    },
  }
}
