import type { IdempotencyRecord, IdempotencyStore } from './idempotency-store.ts'
import { type RedisCommands, toTtlArgument } from './redis-commands.ts'

const PREFIX = 'idempotency:'

/** Keys for all instances of the gateway. Needs Redis 7 (`SET … NX GET`), so that a key is claimed in one step. */
export const createRedisIdempotencyStore = (redis: RedisCommands): IdempotencyStore => ({
  async claim(key, record, ttlMs) {
    const name = PREFIX + key
    const value = JSON.stringify(record)
    const existing = await redis.send(name, 'SET', name, value, 'NX', 'GET', 'PX', toTtlArgument(ttlMs))
    return typeof existing === 'string' ? parseRecord(existing) : null
  },
  async replace(key, record, ttlMs) {
    const name = PREFIX + key
    await redis.send(name, 'SET', name, JSON.stringify(record), 'PX', toTtlArgument(ttlMs))
  },
  async release(key) {
    await redis.send(PREFIX + key, 'DEL', PREFIX + key)
  },
})

/** Boundary: only this file writes under the prefix; of what is read, the members that decide are looked at. */
const parseRecord = (text: string): IdempotencyRecord => {
  const record = JSON.parse(text) as Partial<IdempotencyRecord>
  if (typeof record.fingerprint !== 'string' || (record.state !== 'running' && record.state !== 'done')) {
    throw new TypeError('not an idempotency record')
  }
  return record as IdempotencyRecord
}
