import type { Redis } from '../../storage/redis.ts'
import type { SessionStore } from '../session-store.ts'

/** One key each, so it runs on any cluster node. ARGV: expected, next, time to live in ms. */
const REPLACE = `if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0`
const ERASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`

/** A replica or a full server answers PING too, but takes no session. */
const PROBE = 'session:probe'
const PROBE_MS = '1000'

/** Sessions in Redis; every command names one key. The key layout is told in `session-record.ts`. */
export const createRedisStore = (redis: Redis): SessionStore => {
  const read = async (key: string): Promise<string | null> => {
    const value = await redis.send(key, 'GET', key)
    return typeof value === 'string' ? value : null
  }
  const swap: SessionStore['swap'] = async (key, expected, next, ttlMs) => {
    const ttl = String(Math.max(1, Math.ceil(ttlMs)))
    if (expected === null) {
      if (next === null) return (await read(key)) === null
      return (await redis.send(key, 'SET', key, next, 'PX', ttl, 'NX')) === 'OK'
    }
    if (next === null) return (await redis.send(key, 'EVAL', ERASE, '1', key, expected)) === 1
    return (await redis.send(key, 'EVAL', REPLACE, '1', key, expected, next, ttl)) === 1
  }
  return {
    peek: (key) => redis.cachedGet(key),
    read,
    swap,
    remove: async (key) => {
      await redis.send(key, 'DEL', key)
    },
    watch: (key, onGone) => redis.watch(key, onGone),
    ping: async () => {
      await redis.ping()
      await redis.send(PROBE, 'SET', PROBE, '', 'PX', PROBE_MS)
    },
    close: () => redis.close(),
  }
}
