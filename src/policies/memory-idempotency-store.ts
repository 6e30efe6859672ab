import type { Clock } from './clock.ts'
import type { IdempotencyRecord, IdempotencyStore } from './idempotency-store.ts'

/** Beyond it the oldest key is forgotten. */
const MOST_KEYS = 10_000

/** Keys of this process only: for one instance, and for tests. */
export const createMemoryIdempotencyStore = (clock: Clock): IdempotencyStore => {
  const records = new Map<string, { readonly record: IdempotencyRecord; readonly expiresAt: number }>()

  const put = (key: string, record: IdempotencyRecord, ttlMs: number) => {
    records.delete(key)
    records.set(key, { record, expiresAt: clock.now() + ttlMs })
    const [oldest] = records.keys()
    if (records.size > MOST_KEYS && oldest !== undefined) records.delete(oldest)
  }

  return {
    async claim(key, record, ttlMs) {
      const existing = records.get(key)
      if (existing && existing.expiresAt > clock.now()) return existing.record
      put(key, record, ttlMs)
      return null
    },
    async replace(key, record, ttlMs) {
      put(key, record, ttlMs)
    },
    async release(key) {
      records.delete(key)
    },
  }
}
