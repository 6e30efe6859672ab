import type { Exchange } from '../telemetry/exchange.ts'
import type { UpstreamIdentity } from './identity-fields.ts'

/** One client request on its way to a service. */
export interface Forwarding {
  readonly request: Request
  readonly exchange: Exchange
  /** `null` on public routes. */
  readonly identity: UpstreamIdentity | null
  /** Origin-form target at the service; default: the exchange's own path and query, unchanged. */
  readonly target?: string
  readonly timeoutMs?: number
  /** Largest request content taken, octets; default 10 MiB. */
  readonly contentLimit?: number
}

/**
 * Carries the request to the service and its answer back, byte for byte, hop-by-hop fields removed both ways; streams
 * large content. Rejects with a `GatewayError`.
 */
export type Forward = (forwarding: Forwarding) => Promise<Response>
