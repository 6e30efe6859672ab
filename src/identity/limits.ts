import { TooManyRequests } from '../errors.ts'
import { type LimitPolicy, toRateLimit, toRateLimitPolicy } from '../http/rate-limit-fields.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { type Counter, createCounter } from './counter.ts'
import { type Allowance, createLimiter, type Limiter } from './limiter.ts'

/** Limits that a route names (`RouteRule.limit`), counted per address. */
const NAMED_LIMITS = {
  // Design section 6. The limit per account is the login defence's.
  login: { name: 'login', quota: 30, windowSeconds: 60 },
  register: { name: 'register', quota: 10, windowSeconds: 600 },
  contact: { name: 'contact', quota: 5, windowSeconds: 600 },
} as const satisfies Record<string, LimitPolicy>

export type NamedLimit = keyof typeof NAMED_LIMITS

/** Uses of the API a minute, per user with a session and per address without one; a page asks for a handful. */
const API_PER_MINUTE = 1_200

export interface Limits {
  /** Counted in this process only: asking a store on every request would cost more than what it guards. */
  readonly api: Counter | null
  readonly named: Readonly<Record<NamedLimit, Limiter>>
}

export interface LimitsDeps {
  /** A connected `redis` client shared by all instances; `null` counts in this process. */
  readonly redis: object | null
  /** `null` leaves the API unlimited (benchmarks). */
  readonly apiPerMinute?: number | null
}

export const createLimits = ({ redis, apiPerMinute = API_PER_MINUTE }: LimitsDeps): Limits => ({
  api: apiPerMinute === null ? null : createCounter({ name: 'api', quota: apiPerMinute, windowSeconds: 60 }),
  named: {
    login: createLimiter(NAMED_LIMITS.login, redis),
    register: createLimiter(NAMED_LIMITS.register, redis),
    contact: createLimiter(NAMED_LIMITS.contact, redis),
  },
})

/** Tells the client how the limit stands, on whatever is answered; throws `TooManyRequests` when it is used up. */
export const enforce = (allowance: Allowance, exchange: Exchange): void => {
  const { policy, remaining, resetSeconds, exceeded } = allowance
  exchange.finalFields = [
    ...(exchange.finalFields ?? []),
    ['ratelimit-policy', toRateLimitPolicy(policy)],
    ['ratelimit', toRateLimit(policy, remaining, resetSeconds)],
  ]
  if (exceeded) throw new TooManyRequests(null, { retryAfterSeconds: resetSeconds })
}
