interface Access {
  readonly tls: boolean
  readonly username: string | null
  readonly password: string | null
}
export interface RedisNode {
  readonly host: string
  readonly port: number
}

/** Where Redis is, and in which shape. */
export type RedisTarget =
  | { readonly kind: 'single'; readonly url: string }
  | ({ readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] } & Access)
  | ({
      readonly kind: 'sentinel'
      readonly nodes: readonly RedisNode[]
      /** Name of the watched master. */
      readonly master: string
      readonly database: number
    } & Access)

/** `URL` refuses a list of hosts, so these two are read here: scheme, credentials, hosts, path. */
const MANY_HOSTS = /^(rediss?)\+(cluster|sentinel):\/\/(?:([^@/]*)@)?([^@/]+)(?:\/([^?#]*))?$/

const CLUSTER_PORT = 6379
const SENTINEL_PORT = 26379

/**
 * Reads `redis://`, `rediss://`, `redis+cluster://[user:password@]host[:port],host[:port]` and
 * `redis+sentinel://[user:password@]host[:port],…/master[/database]` (`rediss+…` for TLS). Throws without quoting the
 * URL, which holds a password.
 */
export const parseRedisUrl = (url: string): RedisTarget => {
  if (/^rediss?:\/\/[^/]/.test(url)) {
    const { username, password } = new URL(url)
    for (const part of [username, password]) decodeURIComponent(part) // node-redis would throw later
    return { kind: 'single', url }
  }
  const [, scheme, kind, credentials, hosts, path = ''] = MANY_HOSTS.exec(url) ?? []
  if (!hosts) throw new Error('the Redis URL cannot be understood')
  const [username = '', password = ''] = (credentials ?? '').split(':').map(decodeURIComponent)
  const access = { tls: scheme === 'rediss', username: username || null, password: password || null }
  if (kind === 'cluster') return { kind, nodes: toNodes(hosts, CLUSTER_PORT), ...access }
  const [master = '', database = '0'] = path.split('/')
  if (master === '')
    throw new Error('a Redis Sentinel URL names the master after the hosts: …:26379/mymaster')
  return {
    kind: 'sentinel',
    nodes: toNodes(hosts, SENTINEL_PORT),
    master,
    database: Number(database),
    ...access,
  }
}

const toNodes = (hosts: string, defaultPort: number): RedisNode[] =>
  hosts.split(',').map((text) => {
    const { hostname, port } = new URL(`redis://${text}`)
    return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? defaultPort : Number(port) }
  })
