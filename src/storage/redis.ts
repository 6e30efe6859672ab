import { setTimeout as sleep } from 'node:timers/promises'
import { createRecent } from './recent.ts'
import { createRedisClient } from './redis-client.ts'
import { createRedisKeyWatch } from './redis-key-watch.ts'
import { createRedisLease, type Pingable } from './redis-lease.ts'
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
   * GET through the client-side cache, which Redis invalidates when the key changes anywhere. A cached answer is given, at
   * once, only while the server is known to answer (`redis-lease.ts`). Absence is not cached.
   */
  cachedGet(key: string): string | Promise<string | null>
  /** Calls `onGone` once when the key is gone, whoever deleted it; returns how to stop. See `redis-key-watch.ts`. */
  watch(key: string, onGone: () => void): () => void
  ping(): Promise<void>
  close(): Promise<void>
  /** The node-redis client, cluster or sentinel itself, for libraries that take one. */
  readonly native: object
}

/** Longest wait for the first connection at start-up. */
const CONNECT_LIMIT_MS = 2_000
const CONNECT_RETRY_MS = 500
/** Values kept in front of node-redis' own cache, whose hit costs 5 µs in promises and copies (decision 0044). */
const NEAR_LIMIT = 20_000

interface NearValue {
  readonly value: string
  /** The connection that Redis tells of changes on. */
  readonly node: Pingable
}

/**
 * Opens Redis at a URL (see `parseRedisUrl`). Resolves once connected; when that takes too long it resolves all the same
 * and keeps trying behind, while every command rejects: a gateway may start before its Redis.
 */
export const openRedis = async (url: string, options: RedisOptions): Promise<Redis> => {
  const { commandTimeoutMs, onError = () => undefined } = options
  const client = createRedisClient(url, onError)
  const inTime = <T>(work: Promise<T>): Promise<T> => within(work, commandTimeoutMs)
  const vouch = createRedisLease(inTime)
  const { watch } = createRedisKeyWatch(client)
  let isClosed = false

  const near = createRecent<NearValue>(NEAR_LIMIT)
  let forgotten = 0
  client.onForgotten((key) => {
    forgotten += 1
    if (key === null) near.clear()
    else near.delete(key)
  })

  const fetchCached = async (key: string): Promise<string | null> => {
    const node = await client.nodeOf(key)
    const answer = vouch(node)
    if (answer) await answer
    const before = forgotten
    const value = await inTime(client.get(key))
    if (value === null) client.forget(key)
    // What was forgotten meanwhile may be this very key.
    else if (forgotten === before) near.set(key, { value, node })
    return value
  }

  /** One server is tried for ever by the client itself; a cluster gives up when none of its nodes answers. */
  const connect = async (): Promise<void> => {
    while (!isClosed) {
      try {
        await client.connect()
        return
      } catch (error) {
        onError(error instanceof Error ? error : new Error('no connection', { cause: error }))
        await sleep(CONNECT_RETRY_MS)
      }
    }
  }
  await within(connect(), CONNECT_LIMIT_MS).catch(onError)

  return {
    send: async (key, ...args) => {
      const reply = await inTime(client.send(key, args))
      // Redis tells us too, but perhaps in a later packet than the reply: a process must see its own writes.
      client.forget(key)
      return reply
    },
    cachedGet: (key) => {
      const known = near.get(key)
      return known && vouch(known.node) === null ? known.value : fetchCached(key)
    },
    watch,
    ping: async () => {
      await inTime(client.ping())
    },
    close: async () => {
      isClosed = true
      client.destroy()
    },
    native: client.native,
  }
}
