import type { CacheUse } from '../http/message.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { UpstreamIdentity } from './identity-fields.ts'
import type { SessionLife } from './session-watch.ts'

/** One client request on its way to a service. */
export interface Forwarding {
  readonly request: Request
  readonly exchange: Exchange
  /** `null` on public routes. */
  readonly identity: UpstreamIdentity | null
  /** Origin-form target at the service; default: the exchange's own path and query, unchanged. */
  readonly target?: string
  /** Largest request content taken, octets; default 10 MiB. */
  readonly contentLimit?: number
  /** The route's cache rule; `null` or absent: answers to a signed-in user are not kept. */
  readonly cache?: CacheUse | null
  /** An event stream or a WebSocket ends with it; `null` or absent where nobody need be signed in. */
  readonly session?: SessionLife | null
  /** `high` for login and the like: shed last. */
  readonly priority?: 'high' | 'normal'
}
