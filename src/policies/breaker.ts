import { ServiceUnavailable } from '../errors.ts'
import type { Clock } from './clock.ts'
import { answerSignal, failureSignal, type HealthSignal } from './health-signal.ts'
import type { Policy } from './policy.ts'
import { createSlidingWindow } from './sliding-window.ts'

/** Where a breaker is. Leaving a state makes a new object, so a late result of an older state is recognised and ignored. */
type State =
  | { readonly kind: 'closed'; connectFailures: number }
  | { readonly kind: 'open'; readonly openedAt: number; readonly until: number; readonly periodMs: number }
  | { readonly kind: 'half-open'; readonly periodMs: number; started: number; succeeded: number }

export interface Breaker {
  readonly policy: Policy
  state(): State['kind']
  /** Lets probes through before the open period ends: an active health check has succeeded. */
  hintHealthy(): void
}

export interface BreakerOptions {
  readonly clock: Clock
  readonly random: () => number
  /** Share of failures that opens it, asked each time; default 0.5. */
  readonly failureRatio?: () => number
  /** Told every change, for logs and metrics. */
  readonly onChange?: (state: State['kind']) => void
}

// Hystrix' window and threshold; the other numbers: design section 6.
const BUCKET_MS = 1_000
const BUCKETS = 10
const MINIMUM_REQUESTS = 20
const FAILURE_RATIO = 0.5
const CONNECT_FAILURES = 5
const FIRST_PERIOD_MS = 5_000
const LAST_PERIOD_MS = 60_000
const PROBES = 3
/** Part of the period: breakers of several gateways that opened together must not probe together. */
const JITTER = 0.25

/**
 * Stops asking a service that does not work: rejects with `ServiceUnavailable` and `Retry-After` without touching it, then
 * tries it with a few probes. One breaker per service, whatever the path. 4xx and clients that leave never count.
 */
export const createBreaker = ({
  clock,
  random,
  failureRatio = () => FAILURE_RATIO,
  onChange,
}: BreakerOptions): Breaker => {
  const window = createSlidingWindow(clock, BUCKET_MS, BUCKETS)
  let state: State = { kind: 'closed', connectFailures: 0 }

  const become = (next: State): void => {
    state = next
    window.clear()
    onChange?.(next.kind)
  }

  const open = (periodMs: number): void => {
    const now = clock.now()
    const until = now + periodMs * (1 + JITTER * (2 * random() - 1))
    become({ kind: 'open', openedAt: now, until, periodMs })
  }

  /** The state a request runs under, or a refusal. */
  const admit = (): State => {
    if (state.kind === 'open' && clock.now() >= state.until) {
      become({ kind: 'half-open', periodMs: state.periodMs, started: 0, succeeded: 0 })
    }
    if (state.kind === 'open') throw refusal(state.until - clock.now())
    if (state.kind === 'half-open') {
      if (state.started >= PROBES) throw refusal(BUCKET_MS)
      state.started += 1
    }
    return state
  }

  const settle = (under: State, signal: HealthSignal): void => {
    if (under !== state) return
    if (under.kind === 'half-open') {
      if (signal === 'none') under.started -= 1
      else if (signal !== 'well') open(Math.min(LAST_PERIOD_MS, under.periodMs * 2))
      else if (++under.succeeded === PROBES) become({ kind: 'closed', connectFailures: 0 })
      return
    }
    if (under.kind !== 'closed' || signal === 'none') return
    window.add(1, signal === 'well' ? 0 : 1)
    under.connectFailures = signal === 'unreachable' ? under.connectFailures + 1 : 0
    const tooMany =
      window.firsts() >= MINIMUM_REQUESTS && window.seconds() >= window.firsts() * failureRatio()
    if (tooMany || under.connectFailures >= CONNECT_FAILURES) open(FIRST_PERIOD_MS)
  }

  return {
    state: () => state.kind,
    hintHealthy() {
      if (state.kind !== 'open' || clock.now() < state.openedAt + FIRST_PERIOD_MS) return
      become({ kind: 'half-open', periodMs: state.periodMs, started: 0, succeeded: 0 })
    },
    // `then` rather than an async function: one promise less on the way of every request (decision 0044).
    policy: (next) =>
      function broken(request) {
        let under: State
        try {
          under = admit()
        } catch (refused) {
          return Promise.reject(refused)
        }
        return next(request).then(
          (response) => {
            settle(under, answerSignal(response))
            return response
          },
          (cause: unknown) => {
            settle(under, failureSignal(request, cause))
            throw cause
          },
        )
      },
  }
}

const refusal = (waitMs: number) =>
  new ServiceUnavailable(null, { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) })
