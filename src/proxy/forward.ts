import { discardContent } from '../http/discard-content.ts'
import type { Content, InboundResponse } from '../http/message.ts'
import type { Clock } from '../policies/clock.ts'
import { toGatewayError } from './failure.ts'
import type { Forwarding } from './forwarding.ts'
import { type InboundOptions, toResponse } from './inbound.ts'
import type { LastingConnections } from './lasting-connections.ts'
import { type ClientCredentials, toOutbound } from './outbound.ts'
import { readRequestContent } from './request-content.ts'
import type { Service } from './service.ts'
import type { SocketPassage } from './websocket.ts'

/**
 * Carries the request to the service and its answer back, byte for byte, hop-by-hop fields removed both ways; streams
 * large content. Rejects with a `GatewayError`.
 */
export type Forward = (forwarding: Forwarding) => Promise<Response>

export interface ForwardOptions {
  readonly clock: Clock
  /** The gateway's cookies (`reservedCookies`): services neither see nor set them. */
  readonly reservedCookies: ReadonlySet<string>
  /** Default `replace`. */
  readonly credentials?: ClientCredentials
  /** What `target` left out of the client's path (`stripPrefix`); see `ServiceOrigin.prefix`. Default none. */
  readonly prefix?: string
  /** Told that this answer may stay silent for long (an event stream), so that the listener does not cut it. */
  readonly keepOpen?: (request: Request) => void
  /** Given every event stream. */
  readonly lasting?: LastingConnections
  /** `null` or absent where WebSocket connections are not passed on. */
  readonly sockets?: SocketPassage | null
}

const CONTENT_LIMIT = 10 * 1024 * 1024
/** For content too large to be read first: the client's own line takes part in it (design section 6). */
const UPLOAD_TIMEOUT_MS = 60_000

export const createForward = (service: Service, options: ForwardOptions): Forward => {
  const {
    clock,
    reservedCookies,
    credentials = 'replace',
    prefix = '',
    keepOpen,
    lasting,
    sockets = null,
  } = options
  // Asked anew each time: the instances are a setting.
  const origins = {
    has: (origin: string) => service.state().instances.some((instance) => instance.origin === origin),
  }
  const outboundOptions = { credentials, reservedCookies, prefix }
  const inboundOptions: InboundOptions = {
    origin: { origins, prefix },
    reservedCookies,
    originWide: credentials === 'pass' ? 'pass' : 'stop',
    clock,
    keepOpen,
    lasting,
  }

  const open = ({ socket }: InboundResponse, forwarding: Forwarding): Response | null =>
    (socket && sockets?.open(socket, forwarding)) ?? null

  return async function forward(forwarding) {
    const { request, exchange, contentLimit = CONTENT_LIMIT } = forwarding
    let inbound: InboundResponse | null = null
    let sent: Content = null
    try {
      const asksForSocket = sockets?.admits(forwarding) ?? false
      const reading = readRequestContent(request, contentLimit, clock, exchange)
      const content = reading instanceof Promise ? await reading : reading
      sent = content.content
      const isUpload = sent instanceof ReadableStream
      const timeoutMs = isUpload ? Math.max(UPLOAD_TIMEOUT_MS, service.timeoutMs) : service.timeoutMs
      const sentAt = clock.now()
      const deadline = sentAt + timeoutMs
      exchange.upstream = service.name
      let outbound = toOutbound(forwarding, content, deadline, outboundOptions)
      if (asksForSocket && sockets) outbound = sockets.toHandshake(request, outbound)
      try {
        inbound = await service.send(outbound)
      } finally {
        exchange.upstreamMs = clock.now() - sentAt
      }
      return open(inbound, forwarding) ?? toResponse(inbound, forwarding, inboundOptions)
    } catch (cause) {
      if (inbound !== null) discardContent(inbound.content)
      // Of an upload that nobody has begun to take; the HTTP client gives up those it has.
      discardContent(sent)
      throw toGatewayError(cause)
    }
  }
}
