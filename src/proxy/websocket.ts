import { BadGateway, BadRequest, CrossSiteRequest, ServiceOverloaded, ServiceUnavailable } from '../errors.ts'
import { isWebSocketHandshake, offeredProtocols } from '../http/websocket-handshake.ts'
import type { Clock } from '../policies/clock.ts'
import type { TlsOptions } from '../upstream/dial.ts'
import type { Forwarding } from './forward.ts'
import { type OutboundOptions, toOutbound } from './outbound.ts'
import type { Service } from './service.ts'
import { bridgeSockets, type ClientSocketEvents } from './websocket-bridge.ts'

/** Turns the client's request into a connection (101) with the chosen subprotocol; `false` when the runtime cannot. */
export type Upgrade = (request: Request, protocol: string | null, events: ClientSocketEvents) => boolean

export interface SocketForwardOptions extends OutboundOptions {
  readonly clock: Clock
  readonly upgrade: Upgrade
  /** Whether a page of this `Origin` may open a connection: browsers send cookies along with foreign pages' sockets. */
  readonly allowsOrigin: (origin: string, forwarding: Forwarding) => boolean
  readonly maxSockets?: number
  /** As the HTTP client dials; Deno takes the system's authorities only, and refuses a service that none of them knows. */
  readonly tls?: TlsOptions | undefined
}

export interface SocketForward {
  /** Connects to the service first and then upgrades the client; resolves when the client has its 101. */
  open(forwarding: Forwarding): Promise<void>
  count(): number
  /** Closes every connection at both ends (1000, a WebSocket client may not say 1001). */
  close(): void
}

const CONNECT_MS = 5_000
const MAX_SOCKETS = 1_000
const GOING_AWAY_REASON = 'going away'
/** What the WebSocket client writes itself. */
const HANDSHAKE = /^(?:sec-websocket-|origin$)/

/** Carries WebSocket connections to a service. Rejects with a `GatewayError` before anything is upgraded. */
export const createSocketForward = (service: Service, options: SocketForwardOptions): SocketForward => {
  const { clock, upgrade, allowsOrigin, maxSockets = MAX_SOCKETS } = options
  const sockets = new Set<WebSocket>()

  return {
    count: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.close(1000, GOING_AWAY_REASON)
    },
    async open(forwarding) {
      const { request, exchange } = forwarding
      if (!isWebSocketHandshake(request)) throw new BadRequest()
      const origin = request.headers.get('origin')
      if (origin !== null && !allowsOrigin(origin, forwarding)) throw new CrossSiteRequest()
      if (service.state().breaker === 'open') throw new ServiceUnavailable(null, { retryAfterSeconds: 5 })
      if (sockets.size >= maxSockets) throw new ServiceOverloaded(null, { retryAfterSeconds: 5 })
      exchange.upstream = service.name
      const socket = dial(service, forwarding, options)
      sockets.add(socket)
      // Listens from the start: a service may speak before the client has its 101.
      const events = bridgeSockets(socket, () => sockets.delete(socket))
      try {
        await opened(socket, clock)
        if (!upgrade(request, socket.protocol === '' ? null : socket.protocol, events)) throw new BadRequest()
      } catch (cause) {
        sockets.delete(socket)
        socket.close()
        throw cause
      }
    },
  }
}

const dial = (service: Service, forwarding: Forwarding, options: SocketForwardOptions): WebSocket => {
  const { instances } = service.state()
  const instance = instances.find(({ healthy }) => healthy) ?? instances[0]
  if (!instance) throw new ServiceUnavailable()
  const { target, fields } = toOutbound(forwarding, { content: null, length: null }, 0, options)
  const headers: Record<string, string> = {}
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] ?? ''
    if (!HANDSHAKE.test(name)) headers[name] = fields[i + 1] ?? ''
  }
  const url = instance.origin.replace(/^http/, 'ws') + target
  // Boundary: the DOM's type knows no headers; Bun and Deno take them.
  const Dialler = WebSocket as unknown as new (
    url: string,
    init: { headers: Record<string, string>; protocols: string[]; tls?: TlsOptions | undefined },
  ) => WebSocket
  return new Dialler(url, {
    headers,
    protocols: offeredProtocols(forwarding.request),
    tls: options.tls,
  })
}

/** Settles when the service has agreed; a service that refuses is a bad gateway to the client, never a 101. */
const opened = (socket: WebSocket, clock: Clock): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = () => {
      cancel()
      reject(new BadGateway())
    }
    const cancel = clock.after(CONNECT_MS, refuse)
    socket.addEventListener('open', () => {
      cancel()
      resolve()
    })
    socket.addEventListener('error', refuse)
    socket.addEventListener('close', refuse)
  })
