import { BadGateway, BadRequest, CrossSiteRequest, ServiceOverloaded, ServiceUnavailable } from '../errors.ts'
import { isWebSocketHandshake, offeredProtocols } from '../http/websocket-handshake.ts'
import type { Clock } from '../policies/clock.ts'
import type { TlsOptions } from '../upstream/dial.ts'
import type { Forwarding } from './forward.ts'
import { type OutboundOptions, toOutbound } from './outbound.ts'
import type { Service } from './service.ts'
import { watchSession } from './session-watch.ts'
import { bridgeSockets, type ClientSocketEvents } from './websocket-bridge.ts'

/** Options of the runtime's WebSocket constructor by which it reaches a service over TLS. */
export type SocketTls = (tls: TlsOptions) => object

/** Turns the client's request into a connection (101) with the chosen subprotocol; `false` when the runtime cannot. */
export type Upgrade = (request: Request, protocol: string | null, events: ClientSocketEvents) => boolean

export interface SocketForwardOptions extends OutboundOptions {
  readonly clock: Clock
  readonly upgrade: Upgrade
  /** Whether a page of this `Origin` may open a connection: browsers send cookies along with foreign pages' sockets. */
  readonly allowsOrigin: (origin: string, forwarding: Forwarding) => boolean
  readonly maxSockets?: number
  /** What the runtime's WebSocket is told to dial as the HTTP client does; see `SocketTls`. */
  readonly dialling?: object | undefined
}

/** One connection that was made. */
export interface OpenedSocket {
  /** Settles at its end, with the octets that were sent to the client. */
  readonly end: Promise<number>
}

export interface SocketForward {
  /** Connects to the service first and then upgrades the client; resolves when the client has its 101. */
  open(forwarding: Forwarding): Promise<OpenedSocket>
  count(): number
  /** Closes every connection at both ends (1000, a WebSocket client may not say 1001). */
  close(): void
}

/** For all the instances that are tried. */
const CONNECT_MS = 5_000
/** Above what one address may have under way, so that none takes them all. */
const MAX_SOCKETS = 10_000
const GOING_AWAY_REASON = 'going away'
/** RFC 6455 7.4.1: policy violation. */
const NOT_SIGNED_IN = 1008
/** What the WebSocket client writes itself. */
const HANDSHAKE = /^(?:sec-websocket-|origin$)/

/** Carries WebSocket connections to a service. Rejects with a `GatewayError` before anything is upgraded. */
export const createSocketForward = (service: Service, options: SocketForwardOptions): SocketForward => {
  const { clock, upgrade, allowsOrigin, maxSockets = MAX_SOCKETS } = options
  /** And the instance of each. */
  const sockets = new Map<WebSocket, string>()

  const load = (origin: string): number => {
    let count = 0
    for (const other of sockets.values()) if (other === origin) count += 1
    return count
  }

  /** Those that are well first, then the one with the fewest connections. */
  const inTurn = (): readonly string[] =>
    service
      .state()
      .instances.map(({ origin, healthy }) => ({ origin, healthy, load: load(origin) }))
      .sort((a, b) => Number(b.healthy) - Number(a.healthy) || a.load - b.load)
      .map(({ origin }) => origin)

  const connect = async (origin: string, forwarding: Forwarding, connectMs: number) => {
    const socket = dial(origin, forwarding, options)
    sockets.set(socket, origin)
    const { promise: end, resolve } = Promise.withResolvers<number>()
    // Listens from the start: a service may speak before the client has its 101.
    const bridge = bridgeSockets(socket, (octets) => {
      sockets.delete(socket)
      resolve(octets)
    })
    try {
      await opened(socket, clock, connectMs)
      return { socket, bridge, end }
    } catch (cause) {
      sockets.delete(socket)
      socket.close()
      throw cause
    }
  }

  const connectToAny = async (forwarding: Forwarding): ReturnType<typeof connect> => {
    const origins = inTurn()
    let failure: Error = new ServiceUnavailable()
    for (const origin of origins) {
      try {
        // A handshake is a GET: an instance that refused it loses nothing when another one is asked.
        return await connect(origin, forwarding, CONNECT_MS / origins.length)
      } catch (cause) {
        failure = cause instanceof Error ? cause : failure
      }
    }
    throw failure
  }

  return {
    count: () => sockets.size,
    close: () => {
      for (const socket of sockets.keys()) socket.close(1000, GOING_AWAY_REASON)
    },
    async open(forwarding) {
      const { request, exchange, isSignedIn = null } = forwarding
      if (!isWebSocketHandshake(request)) throw new BadRequest()
      const origin = request.headers.get('origin')
      if (origin !== null && !allowsOrigin(origin, forwarding)) throw new CrossSiteRequest()
      if (service.state().breaker === 'open') throw new ServiceUnavailable(null, { retryAfterSeconds: 5 })
      if (sockets.size >= maxSockets) throw new ServiceOverloaded(null, { retryAfterSeconds: 5 })
      exchange.upstream = service.name
      const { socket, bridge, end } = await connectToAny(forwarding)
      if (!upgrade(request, socket.protocol === '' ? null : socket.protocol, bridge)) {
        socket.close()
        throw new BadRequest()
      }
      if (isSignedIn) {
        const leave = () => bridge.leave(NOT_SIGNED_IN, 'the session has ended')
        end.then(watchSession(isSignedIn, clock, leave))
      }
      return { end }
    },
  }
}

const dial = (origin: string, forwarding: Forwarding, options: SocketForwardOptions): WebSocket => {
  const { target, fields } = toOutbound(forwarding, { content: null, length: null }, 0, options)
  const headers: Record<string, string> = {}
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] ?? ''
    if (!HANDSHAKE.test(name)) headers[name] = fields[i + 1] ?? ''
  }
  const url = origin.replace(/^http/, 'ws') + target
  // Boundary: the DOM's type knows no headers; Bun and Deno take them.
  const Dialler = WebSocket as unknown as new (
    url: string,
    init: { headers: Record<string, string>; protocols: string[] },
  ) => WebSocket
  return new Dialler(url, {
    headers,
    protocols: offeredProtocols(forwarding.request),
    ...options.dialling,
  })
}

/** Settles when the service has agreed; a service that refuses is a bad gateway to the client, never a 101. */
const opened = (socket: WebSocket, clock: Clock, connectMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = () => {
      cancel()
      reject(new BadGateway())
    }
    const cancel = clock.after(connectMs, refuse)
    socket.addEventListener('open', () => {
      cancel()
      resolve()
    })
    socket.addEventListener('error', refuse)
    socket.addEventListener('close', refuse)
  })
