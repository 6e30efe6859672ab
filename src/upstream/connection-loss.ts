import { type FailureStage, TransportFailure } from '../http/transport-failure.ts'
import type { Exchange } from './exchange.ts'

/** How far a connection has come. */
export type ConnectionState = 'connecting' | 'handshake' | 'open' | 'closed'

/** getaddrinfo and c-ares failures as Node, Bun and Deno name them. */
const RESOLVE_CODE = /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|ETIMEOUT|DNS\w*)$/

/** What the loss of its connection means to an exchange; `cause` is null when the peer closed it in silence. */
export const toLoss = (exchange: Exchange, state: ConnectionState, cause: Error | null): TransportFailure => {
  const options = cause === null ? {} : { cause }
  if (state === 'connecting') return exchange.failure(connectStage(cause), 'could not connect', options)
  if (state === 'handshake') return exchange.failure('tls', 'the TLS handshake failed', options)
  if (exchange.answer !== null)
    return exchange.failure('content', 'the connection broke inside the response content', options)
  if (exchange.phase === 'write')
    return exchange.failure('write', 'the connection broke inside the request', options)
  return exchange.failure('head', 'the connection broke before the response head', options)
}

const connectStage = (cause: Error | null): FailureStage =>
  cause !== null && 'code' in cause && RESOLVE_CODE.test(String(cause.code)) ? 'resolve' : 'connect'

/** Whatever was thrown while a response was read, as what the sender is promised to get. */
export const toFailure = (thrown: unknown, exchange: Exchange): TransportFailure =>
  thrown instanceof TransportFailure
    ? thrown
    : exchange.failure('syntax', 'the response could not be read', { cause: thrown })
