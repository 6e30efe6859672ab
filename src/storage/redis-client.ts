import { createClient, createCluster, createSentinel } from 'redis'
import { parseRedisUrl, type RedisTarget } from '../config-redis-url.ts'
import { TellingCache } from './redis-cache.ts'
import type { Pingable } from './redis-lease.ts'

/** A connection silent for this long is broken; the pings see to it that a healthy one is never silent. */
const SOCKET_TIMEOUT_MS = 1_000
const PING_INTERVAL_MS = 400
const CONNECT_TIMEOUT_MS = 1_000
const RECONNECT_FIRST_MS = 25
const RECONNECT_CAP_MS = 1_000
/** Entries of the client-side cache; a session's takes well under a KiB. */
const CACHE_LIMIT = 20_000

/** What one server, a cluster and a watched master have in common. */
export interface RedisClient {
  connect(): Promise<unknown>
  /** Through the client-side cache. */
  get(key: string): Promise<string | null>
  send(key: string, args: readonly string[]): Promise<unknown>
  /** The connection that `get` uses for a key; the same object as long as it is the same connection. */
  nodeOf(key: string): Pingable | Promise<Pingable>
  /** Asks every server that `get` may ask. */
  ping(): Promise<unknown>
  destroy(): void
  /** Drops what the client-side cache knows about a key. */
  forget(key: string): void
  /** Tells of each key whose value may not be the last one any more; `null`: of all. Also what `forget` drops. */
  onForgotten(listener: (key: string | null) => void): void
  /** The node-redis client itself, for libraries that take one (and type it loosely). */
  readonly native: object
}

type Observer = (error: Error) => void
type Target<K extends RedisTarget['kind']> = Extract<RedisTarget, { kind: K }>

/** Builds the client for a URL (see `parseRedisUrl`) without connecting. `onError` hears each fault of a connection. */
export const createRedisClient = (url: string, onError: Observer): RedisClient => {
  const target = parseRedisUrl(url)
  if (target.kind === 'single') return createSingle(target, onError)
  return target.kind === 'cluster'
    ? createClusterClient(target, onError)
    : createSentinelClient(target, onError)
}

const createSingle = ({ url }: Target<'single'>, onError: Observer): RedisClient => {
  const cache = createCache()
  const native = createClient({
    ...clientOptions,
    RESP: 3,
    url,
    socket: socketOptions,
    clientSideCache: cache,
  })
  native.on('error', onError)
  return {
    connect: () => native.connect(),
    get: (key) => native.get(key),
    send: (_key, args) => native.sendCommand(args),
    nodeOf: () => native,
    ping: () => native.ping(),
    destroy: () => native.destroy(),
    forget: (key) => cache.invalidate(key),
    onForgotten: (listener) => cache.onForgotten(listener),
    native,
  }
}

const createClusterClient = (target: Target<'cluster'>, onError: Observer): RedisClient => {
  const cache = createCache()
  const native = createCluster({
    RESP: 3,
    rootNodes: target.nodes.map((node) => ({ socket: node })),
    defaults: { ...clientOptions, ...credentials(target), socket: nodeSocket(target) },
    clientSideCache: cache,
  })
  native.on('error', onError)
  native.on('node-error', onError)
  return {
    connect: () => native.connect(),
    get: (key) => native.get(key),
    send: (key, args) => native.sendCommand(key, false, [...args]),
    nodeOf: (key) => native.getNodeClientForKey(key),
    ping: async () => {
      if (native.masters.length === 0) throw new Error('no node of the cluster is known yet')
      await Promise.all(native.masters.map(async (node) => (await native.nodeClient(node)).ping()))
    },
    destroy: () => native.destroy(),
    forget: (key) => cache.invalidate(key),
    onForgotten: (listener) => cache.onForgotten(listener),
    native,
  }
}

const createSentinelClient = (target: Target<'sentinel'>, onError: Observer): RedisClient => {
  const cache = createCache()
  const native = createSentinel({
    RESP: 3,
    name: target.master,
    sentinelRootNodes: [...target.nodes],
    nodeClientOptions: {
      ...clientOptions,
      ...credentials(target),
      database: target.database,
      socket: nodeSocket(target),
    },
    sentinelClientOptions: { socket: nodeSocket(target) },
    passthroughClientErrorEvents: true,
    clientSideCache: cache,
  })
  native.on('error', onError)
  return {
    connect: () => native.connect(),
    get: (key) => native.get(key),
    send: (_key, args) => native.sendCommand(false, [...args]),
    nodeOf: () => native,
    ping: () => native.ping(),
    destroy: () => void native.destroy(),
    forget: (key) => cache.invalidate(key),
    onForgotten: (listener) => cache.onForgotten(listener),
    native,
  }
}

const createCache = () => new TellingCache({ ttl: 0, maxEntries: CACHE_LIMIT, evictPolicy: 'LRU' })

/** Never gives up (by default node-redis does, after a socket timeout); soon at first, with jitter. */
const reconnectStrategy = (retries: number): number =>
  Math.min(RECONNECT_FIRST_MS * 2 ** Math.min(retries, 8), RECONNECT_CAP_MS) * (0.5 + Math.random() / 2)

const socketOptions = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  socketTimeout: SOCKET_TIMEOUT_MS,
  reconnectStrategy,
}

const clientOptions = {
  // Without a connection a command fails at once: no request waits for a reconnect.
  disableOfflineQueue: true,
  pingInterval: PING_INTERVAL_MS,
  maintNotifications: 'disabled',
} as const

const nodeSocket = ({ tls }: { tls: boolean }) => (tls ? { ...socketOptions, tls } : socketOptions)

const credentials = ({ username, password }: { username: string | null; password: string | null }) => ({
  ...(username && { username }),
  ...(password && { password }),
})
