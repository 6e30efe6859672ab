import type { InboundResponse, OutboundRequest } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'

/**
 * What the end of one attempt says about the service: `none` when it says nothing, for the client left, the gateway itself
 * refused, or the client's own upload was what took too long.
 */
export type HealthSignal = 'well' | 'ill' | 'unreachable' | 'none'

/**
 * 500 does not count: the services answer it to input they do not like (original defects H3, H6), so that anybody could
 * close a service to everybody with it.
 */
const ILL_STATUS = new Set([502, 503, 504])

export const answerSignal = ({ status }: InboundResponse): HealthSignal =>
  ILL_STATUS.has(status) ? 'ill' : 'well'

export const failureSignal = (request: OutboundRequest, cause: unknown): HealthSignal => {
  if (!(cause instanceof TransportFailure)) return 'none'
  switch (cause.stage) {
    case 'abort':
      return 'none'
    case 'resolve':
    case 'connect':
    case 'tls':
      return 'unreachable'
    case 'write':
      // Never sent: the request itself could not be written.
      return cause.sent === 'never' || request.content instanceof ReadableStream ? 'none' : 'ill'
    case 'deadline':
      return request.content instanceof ReadableStream ? 'none' : 'ill'
    default:
      return 'ill'
  }
}
