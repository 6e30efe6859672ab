import { createHash } from 'node:crypto'
import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible'
import type { LimitPolicy } from '../http/rate-limit-fields.ts'

/** How a limit stands after one more use. */
export interface Allowance {
  readonly policy: LimitPolicy
  readonly used: number
  readonly remaining: number
  /** Whole seconds until the quota is whole again. */
  readonly resetSeconds: number
  readonly exceeded: boolean
}

/** Counts uses per key in fixed windows. Never rejects: without its store it counts in this process. */
export interface Limiter {
  use(key: string): Promise<Allowance>
  forget(key: string): Promise<void>
}

/** A shared store answers within this or is passed over: a limiter must not hang a login. */
const STORE_TIMEOUT_MS = 200

/** @param redis A connected `redis` client, shared by all instances; `null` counts in this process. */
export const createLimiter = (policy: LimitPolicy, redis: object | null): Limiter => {
  const options: IRateLimiterOptions = {
    keyPrefix: `limit:${policy.name}`,
    points: policy.quota,
    duration: policy.windowSeconds,
  }
  const local = new RateLimiterMemory(options)
  const toStoredKey = redis === null ? asItIs : hashed
  const store =
    redis === null
      ? local
      : new RLWrapperTimeouts({
          limiter: new RateLimiterRedis({
            ...options,
            storeClient: redis,
            useRedisPackage: true,
            rejectIfRedisNotReady: true,
          }),
          insuranceLimiter: local,
          timeoutMs: STORE_TIMEOUT_MS,
        })

  return {
    async use(key) {
      const exceededOrFault = (reason: unknown): RateLimiterRes => {
        if (reason instanceof RateLimiterRes) return reason
        throw reason
      }
      const state = await store.consume(toStoredKey(key)).catch(exceededOrFault)
      return toAllowance(policy, state)
    },
    async forget(key) {
      await store.delete(toStoredKey(key))
    },
  }
}

const toAllowance = (policy: LimitPolicy, { consumedPoints, msBeforeNext }: RateLimiterRes): Allowance => ({
  policy,
  used: consumedPoints,
  remaining: Math.max(policy.quota - consumedPoints, 0),
  resetSeconds: Math.max(Math.ceil(msBeforeNext / 1_000), 1),
  exceeded: consumedPoints > policy.quota,
})

const asItIs = (key: string): string => key

/** Keys hold e-mail addresses: whoever reads the store shall not. 96 bits are enough to tell keys apart. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 16)
