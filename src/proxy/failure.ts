import {
  BadGateway,
  BadRequest,
  ClientClosedRequest,
  GatewayError,
  GatewayTimeout,
  InternalError,
  ServiceUnreachable,
} from '../errors.ts'
import { TransportFailure } from '../http/transport-failure.ts'

/**
 * What a failure on the way to a service is called in the catalogue. The raw failure, which may name hosts, stays in `cause`
 * for the log; nothing of it is in the answer (original defect A22).
 */
export const toGatewayError = (cause: unknown): GatewayError => {
  if (cause instanceof GatewayError) return cause
  if (!(cause instanceof TransportFailure)) return new InternalError(null, { cause })
  // A content stream that broke by the gateway's own limit carries the limit as its cause.
  if (cause.cause instanceof GatewayError) return cause.cause
  if (cause.stage === 'abort') return new ClientClosedRequest(null, { cause })
  if (cause.timedOut || cause.stage === 'deadline') return new GatewayTimeout(null, { cause })
  if (cause.stage === 'syntax' || cause.stage === 'content') return new BadGateway(null, { cause })
  // The HTTP client refuses what would break out of its place in the request (a control character in a field).
  if (cause.stage === 'write' && cause.sent === 'never') return new BadRequest(null, { cause })
  return new ServiceUnreachable(null, { cause })
}
