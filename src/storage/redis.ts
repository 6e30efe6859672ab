import { createRedisClient } from './redis-client.ts'
import { within } from './within.ts'

export interface RedisOptions {
  /** Longest wait for one command, ms; the command itself may still take effect later. */
  readonly commandTimeoutMs: number
  /** Hears connection faults; each lost connection is one or more calls. */
  readonly onError?: (error: Error) => void
}

/** One Redis, whatever its shape. Every method rejects within `commandTimeoutMs` when Redis does not answer. */
export interface Redis {
  /** Sends one command; `key` is the one key it names and decides the cluster node. */
  send(key: string, ...args: readonly string[]): Promise<unknown>
  /**
   * GET through the client-side cache, which Redis invalidates when the key changes anywhere. A cached answer is given
   * only while the connection is known to be alive, so that it is never staler than `LEASE_MS`. Absence is not cached.
   */
  cachedGet(key: string): Promise<string | null>
  ping(): Promise<void>
  close(): Promise<void>
  /** The node-redis client, cluster or sentinel itself, for libraries that take one. */
  readonly native: object
}

/**
 * How long one answer of Redis vouches for the connection. An instance that was cut off, or whose Redis hangs, stops
 * answering from its cache after this time.
 */
const LEASE_MS = 200

/** First connection: longer than one command, since start-up may come before Redis is there. */
const CONNECT_LIMIT_MS = 2_000

/**
 * Opens Redis at a URL (see `parseRedisUrl`). Resolves once connected; when that takes too long it resolves all the same
 * and keeps trying behind, while every command rejects: a gateway may start before its Redis.
 */
export const openRedis = async (url: string, options: RedisOptions): Promise<Redis> => {
  const { commandTimeoutMs, onError = () => undefined } = options
  const client = createRedisClient(url, onError)
  await within(client.connect(), CONNECT_LIMIT_MS).catch(onError)

  let vouchedUntil = 0
  let renewal: Promise<void> | null = null

  const ping = async (): Promise<void> => {
    await within(client.ping(), commandTimeoutMs)
  }
  const renew = async (): Promise<void> => {
    const askedAt = performance.now()
    try {
      await ping()
      vouchedUntil = askedAt + LEASE_MS
    } finally {
      renewal = null
    }
  }

  return {
    send: async (key, ...args) => {
      const reply = await within(client.send(key, args), commandTimeoutMs)
      // Redis tells us too, but perhaps in a later packet than the reply: a process must see its own writes.
      client.forget(key)
      return reply
    },
    cachedGet: async (key) => {
      if (performance.now() >= vouchedUntil) {
        renewal ??= renew()
        await renewal
      }
      const value = await within(client.get(key), commandTimeoutMs)
      if (value === null) client.forget(key)
      return value
    },
    ping,
    close: async () => client.destroy(),
    native: client.native,
  }
}
