import type { Clock } from './clock.ts'
import { answerSignal, failureSignal } from './health-signal.ts'
import type { Policy } from './policy.ts'

export interface AdaptiveLimitOptions {
  readonly clock: Clock
  readonly least: number
  readonly most: number
  /** An answer that takes longer means that the service has too much to do, ms. */
  readonly slowMs: number
}

/** A limit for a bulkhead that follows what the service bears, and the policy that watches it (right behind the bulkhead). */
export interface AdaptiveLimit {
  readonly policy: Policy
  limit(): number
}

/** AIMD: TCP's rule, and the 0.9 of Netflix concurrency-limits. */
const DECREASE = 0.9

/**
 * Additive increase while the limit is used and answers are well and quick, multiplicative decrease on failures and slow
 * answers. It needs no probe of an unloaded latency, which would refuse traffic to measure itself.
 */
export const createAdaptiveLimit = ({ clock, least, most, slowMs }: AdaptiveLimitOptions): AdaptiveLimit => {
  let limit = most
  let inFlight = 0

  const well = (): void => {
    // One more for each round of as many requests, and only when the limit is what holds back.
    if (inFlight * 2 >= limit) limit = Math.min(most, limit + 1 / limit)
  }
  const overloaded = (): void => {
    limit = Math.max(least, limit * DECREASE)
  }

  return {
    limit: () => Math.floor(limit),
    policy: (next) =>
      async function measured(request) {
        const startedAt = clock.now()
        inFlight += 1
        try {
          const response = await next(request)
          const isQuick = clock.now() - startedAt < slowMs
          if (isQuick && answerSignal(response) === 'well') well()
          else overloaded()
          return response
        } catch (cause) {
          if (failureSignal(request, cause) !== 'none') overloaded()
          throw cause
        } finally {
          inFlight -= 1
        }
      },
  }
}
