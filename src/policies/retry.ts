import { discardContent } from '../http/discard-content.ts'
import { fieldValue, type InboundResponse, type OutboundRequest, type Send } from '../http/message.ts'
import { parseRetryAfterMs } from '../http/retry-after.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from './clock.ts'
import type { Policy } from './policy.ts'
import { isRepeatableAnswer, isRepeatableFailure } from './repeatable.ts'
import type { RetryBudget } from './retry-budget.ts'

export interface RetryOptions {
  /** Further attempts after the first. */
  readonly retries: number
  readonly budget: RetryBudget
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** `pass`: 502, 503 and 504 are answers like others, as behind a cache that shows what the service says. Default `repeat`. */
  readonly troubledAnswers?: 'repeat' | 'pass'
}

const BASE_MS = 50
const CAP_MS = 1_000
/** A service that asks for more patience than this gets it from the client, not from a waiting gateway. */
const RETRY_AFTER_CAP_MS = 5_000

/**
 * Repeats attempts that failed before an answer and answers 502, 503 and 504, with exponential back-off and full jitter,
 * inside the request's deadline and the service's budget. What cannot be repeated is handed on as it came.
 */
export const createRetry = (options: RetryOptions): Policy => {
  const { retries, budget, clock, random, troubledAnswers = 'repeat' } = options
  const backOffMs = (attempt: number) => random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)

  const answerDelayMs = (response: InboundResponse, attempt: number): number => {
    const askedMs = parseRetryAfterMs(fieldValue(response.fields, 'retry-after'), clock.wallMs()) ?? 0
    return askedMs > RETRY_AFTER_CAP_MS ? Number.POSITIVE_INFINITY : Math.max(askedMs, backOffMs(attempt))
  }

  const affordable = (attempt: number, delayMs: number, deadline: number) =>
    attempt < retries && clock.now() + delayMs < deadline && budget.withdraw()

  return (next: Send): Send => {
    const attemptOf = (request: OutboundRequest, attempt: number): Promise<InboundResponse> =>
      next(request).then(
        (response) => {
          if (troubledAnswers === 'pass' || !isRepeatableAnswer(request, response)) return response
          const delayMs = answerDelayMs(response, attempt)
          if (!affordable(attempt, delayMs, request.deadline)) return response
          discardContent(response.content)
          return again(request, attempt, delayMs)
        },
        (cause: unknown) => {
          if (!isRepeatableFailure(request, cause)) throw cause
          const delayMs = backOffMs(attempt)
          if (!affordable(attempt, delayMs, request.deadline)) throw cause
          return again(request, attempt, delayMs)
        },
      )

    const again = async (
      request: OutboundRequest,
      attempt: number,
      delayMs: number,
    ): Promise<InboundResponse> => {
      await sleep(clock, delayMs, request.signal?.() ?? null)
      request.onResend?.()
      return attemptOf(request, attempt + 1)
    }

    return function retried(request) {
      budget.deposit()
      return attemptOf(request, 0)
    }
  }
}

const sleep = (clock: Clock, delayMs: number, signal: AbortSignal | null): Promise<void> =>
  new Promise((resolve, reject) => {
    const left = () =>
      reject(new TransportFailure('abort', 'perhaps', 'the client left between two attempts'))
    if (signal?.aborted) return left()
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    })
    const leave = () => {
      cancel()
      left()
    }
    signal?.addEventListener('abort', leave, { once: true })
  })
