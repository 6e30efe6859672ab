import { BadRequest, CrossSiteRequest, ServiceOverloaded } from '../errors.ts'
import type { OutboundRequest } from '../http/message.ts'
import type { ServiceSocket } from '../http/message-socket.ts'
import { isWebSocketHandshake, offeredProtocols } from '../http/websocket-handshake.ts'
import type { Clock } from '../policies/clock.ts'
import type { Forwarding } from './forwarding.ts'
import type { LastingConnections } from './lasting-connections.ts'
import { watchSession } from './session-watch.ts'
import { bridgeSockets, type ClientSocketEvents } from './websocket-bridge.ts'

/** Turns the client's request into a connection (101) with the chosen subprotocol; `false` when the runtime cannot. */
export type Upgrade = (request: Request, protocol: string | null, events: ClientSocketEvents) => boolean

export interface SocketPassageOptions {
  readonly clock: Clock
  readonly upgrade: Upgrade
  /** Whether a page of this `Origin` may open a connection: browsers send cookies along with foreign pages' sockets. */
  readonly allowsOrigin: (origin: string, forwarding: Forwarding) => boolean
  /** Given every connection. */
  readonly lasting?: LastingConnections | undefined
  readonly maxSockets?: number
}

/** WebSocket connections to one service: asked of it like any request, then passed on message by message. */
export interface SocketPassage {
  /** Whether this request asks for a connection. Throws a `GatewayError` where it may not. */
  admits(forwarding: Forwarding): boolean
  /** What the service is asked, made of the request it would get otherwise. */
  toHandshake(request: Request, outbound: OutboundRequest): OutboundRequest
  /** The service has agreed: gives the client its 101, and the answer that stands for it. */
  open(socket: ServiceSocket, forwarding: Forwarding): Response
  count(): number
}

/** Above what one address may have under way, so that none takes them all. */
const MAX_SOCKETS = 10_000
/** RFC 6455 7.4.1: policy violation. */
const NOT_SIGNED_IN = 1008
/** RFC 6455 7.4.1: the server goes down. */
const GOING_AWAY = 1001
/**
 * What the HTTP client writes itself; and `Origin`, which is checked here: services compare it to the `Host` they see, which
 * is theirs and not the gateway's.
 */
const HANDSHAKE = /^(?:sec-websocket-|origin$)/

export const createSocketPassage = (options: SocketPassageOptions): SocketPassage => {
  const { clock, upgrade, allowsOrigin, lasting, maxSockets = MAX_SOCKETS } = options
  const bridges = new Set<ReturnType<typeof bridgeSockets>>()

  return {
    admits(forwarding) {
      const { request } = forwarding
      if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return false
      if (!isWebSocketHandshake(request)) throw new BadRequest()
      const origin = request.headers.get('origin')
      if (origin !== null && !allowsOrigin(origin, forwarding)) throw new CrossSiteRequest()
      if (bridges.size >= maxSockets) throw new ServiceOverloaded(null, { retryAfterSeconds: 5 })
      return true
    },
    toHandshake(request, outbound) {
      const fields = outbound.fields.filter((_, i) => !HANDSHAKE.test(outbound.fields[i & ~1] ?? ''))
      const protocols = offeredProtocols(request)
      if (protocols.length > 0) fields.push('sec-websocket-protocol', protocols.join(', '))
      return { ...outbound, fields, upgrade: 'websocket' }
    },
    open(socket, { request, exchange, session = null }) {
      const { promise: end, resolve } = Promise.withResolvers<number>()
      const bridge = bridgeSockets(socket, (octets) => {
        bridges.delete(bridge)
        resolve(octets)
      })
      if (!upgrade(request, socket.protocol, bridge)) {
        socket.close()
        throw new BadRequest()
      }
      bridges.add(bridge)
      if (lasting) end.then(lasting.add(() => bridge.leave(GOING_AWAY, 'the gateway stops')))
      if (session) {
        const leave = () => bridge.leave(NOT_SIGNED_IN, 'the session has ended')
        end.then(watchSession(session, clock, leave))
      }
      exchange.upgraded = true
      exchange.contentEnd = end
      return new Response(null)
    },
    count: () => bridges.size,
  }
}
