import { createKeyWatch, type KeyWatch } from './key-watch.ts'
import type { RedisClient } from './redis-client.ts'

/**
 * Tells when a key is gone from Redis, whoever took it: reads it through the client-side cache, so that Redis says when it
 * changes, and again whenever it has. A connection that breaks meanwhile may lose one; who must know asks now and then.
 */
export const createRedisKeyWatch = (
  client: Pick<RedisClient, 'get' | 'onForgotten'>,
): Pick<KeyWatch, 'watch'> => {
  const waiting = createKeyWatch()

  const look = async (key: string): Promise<void> => {
    const value = await client.get(key).catch(() => undefined)
    if (value === null) waiting.gone(key)
  }
  client.onForgotten((key) => {
    if (key === null) for (const each of waiting.keys()) void look(each)
    else if (waiting.has(key)) void look(key)
  })

  return {
    watch(key, onGone) {
      const stop = waiting.watch(key, onGone)
      void look(key)
      return stop
    },
  }
}
