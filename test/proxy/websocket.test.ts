import { describe, expect, it } from 'bun:test'
import { reservedCookies } from '../../src/http/service-cookie.ts'
import { type Clock, createSystemClock } from '../../src/policies/clock.ts'
import { toGatewayError } from '../../src/proxy/failure.ts'
import type { Service, ServiceState } from '../../src/proxy/service.ts'
import { createSocketForward } from '../../src/proxy/websocket.ts'
import type { ClientSocketEvents } from '../../src/proxy/websocket-bridge.ts'
import type { TlsOptions } from '../../src/upstream/dial.ts'
import { createAuthority, type Pair } from '../support/certificates.ts'
import { sendRaw } from './raw-client.ts'
import { exchange } from './stage.ts'

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

/** A WebSocket service that echoes, and a gateway front before it. */
const openStage = ({
  breaker = 'closed',
  secure,
  deadOrigins = [],
  isSignedIn = null,
  clock = createSystemClock(),
}: {
  breaker?: ServiceState['breaker']
  secure?: { pair: Pair; tls?: TlsOptions }
  /** Instances that are taken for well and come first. */
  deadOrigins?: readonly string[]
  isSignedIn?: (() => Promise<boolean>) | null
  clock?: Clock
} = {}) => {
  const asked: Headers[] = []
  const ends: Promise<number>[] = []
  const upstream = Bun.serve<{ closes?: number }>({
    port: 0,
    hostname: '127.0.0.1',
    ...(secure ? { tls: secure.pair } : {}),
    fetch(request, server) {
      asked.push(request.headers)
      if (request.url.endsWith('/forbidden')) return new Response('no', { status: 403 })
      const protocol = request.headers.get('sec-websocket-protocol')?.split(', ').at(-1)
      const headers = protocol ? { 'sec-websocket-protocol': protocol } : {}
      return server.upgrade(request, { headers, data: {} }) ? undefined : new Response('no', { status: 400 })
    },
    websocket: {
      open: (socket) => void socket.send('welcome'),
      message(socket, message) {
        if (message === 'close please') socket.close(4001, 'as you wish')
        else socket.send(message)
      },
    },
  })
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${upstream.port}`
  const service: Service = {
    name: 'lab',
    timeoutMs: 15_000,
    send: () => Promise.reject(new Error('not a socket')),
    state: () => ({
      name: 'lab',
      breaker,
      inFlight: 0,
      queued: 0,
      instances: [...deadOrigins, origin].map((each) => ({ origin: each, healthy: true, inFlight: 0 })),
    }),
    ping: async () => 1,
    close: async () => {},
  }
  const forward = createSocketForward(service, {
    clock,
    reservedCookies: reservedCookies(['predicthealth_session']),
    credentials: 'replace',
    prefix: '',
    dialling: secure && { tls: secure.tls },
    allowsOrigin: (from) => from === 'http://localhost',
    upgrade: (request, protocol, events) =>
      front.upgrade(request, {
        headers: protocol ? { 'sec-websocket-protocol': protocol } : {},
        data: events,
      }),
  })
  const front = Bun.serve<ClientSocketEvents>({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      try {
        const path = new URL(request.url).pathname
        const identity = { userId: 'u-1', role: 'doctor', token: 't' }
        const { end } = await forward.open({ request, exchange: exchange({ path }), identity, isSignedIn })
        ends.push(end)
        return undefined
      } catch (cause) {
        const { code, status } = toGatewayError(cause)
        return new Response(code, { status })
      }
    },
    websocket: {
      data: {} as ClientSocketEvents,
      open: (socket) =>
        socket.data.onOpen({
          send: (message) => void socket.send(message),
          close: (code, reason) => socket.close(code, reason),
          buffered: () => socket.getBufferedAmount(),
        }),
      message: (socket, message) => socket.data.onMessage(message),
      close: (socket, code, reason) => socket.data.onClose(code, reason),
    },
  })
  return {
    asked,
    ends,
    forward,
    port: front.port ?? 0,
    connect(protocols: string[] = []) {
      const socket = new WebSocket(`ws://127.0.0.1:${front.port}/live`, protocols)
      socket.binaryType = 'arraybuffer'
      const messages: (string | ArrayBuffer)[] = []
      let wake = () => {}
      socket.onmessage = ({ data }) => {
        messages.push(data)
        wake()
      }
      const closed = new Promise<{ code: number; reason: string }>((resolve) => {
        socket.onclose = ({ code, reason }) => resolve({ code, reason })
      })
      const next = async (count: number) => {
        while (messages.length < count) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        return messages[count - 1]
      }
      return { socket, next, closed }
    },
    async [Symbol.asyncDispose]() {
      await front.stop(true)
      await upstream.stop(true)
    },
  }
}

const handshake = (path: string, ...fields: string[]) =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${KEY}`,
    ...fields,
    '\r\n',
  ].join('\r\n')

const statusOf = async (port: number, request: string) => {
  const client = sendRaw(port, request)
  await client.until('\r\n\r\n')
  client.socket.destroy()
  return client.text().slice(9, 12)
}

describe('WebSocket', () => {
  it('reaches a service over TLS through its own authority, and no service that nobody known has signed', async () => {
    const authority = createAuthority()
    const pair = authority.sign('labs', 'DNS:labs.internal')
    const tls = { ca: authority.cert, serverName: 'labs.internal' }
    authority.remove()
    await using trusted = openStage({ secure: { pair, tls } })
    const { socket, next } = trusted.connect()
    expect(await next(1)).toBe('welcome')
    socket.close()
    await using unknown = openStage({ secure: { pair } })
    expect(await statusOf(unknown.port, handshake('/live'))).toBe('502')
    expect(unknown.asked).toEqual([])
    await using misnamed = openStage({ secure: { pair, tls: { ca: authority.cert, serverName: 'other' } } })
    expect(await statusOf(misnamed.port, handshake('/live'))).toBe('502')
  })

  it('carries text and octets both ways, exactly', async () => {
    await using stage = openStage()
    const { socket, next } = stage.connect()
    expect(await next(1)).toBe('welcome')
    socket.send('{"a": 1}')
    expect(await next(2)).toBe('{"a": 1}')
    socket.send(Uint8Array.of(0, 255, 128))
    expect(new Uint8Array((await next(3)) as ArrayBuffer)).toEqual(Uint8Array.of(0, 255, 128))
    socket.close()
  })

  it('takes the subprotocol the service chose', async () => {
    await using stage = openStage()
    const { socket, next } = stage.connect(['v1.lab', 'v2.lab'])
    await next(1)
    expect(socket.protocol).toBe('v2.lab')
    socket.close()
  })

  it('passes the close code of the service', async () => {
    await using stage = openStage()
    const { socket, next, closed } = stage.connect()
    await next(1)
    socket.send('close please')
    expect(await closed).toEqual({ code: 4001, reason: 'as you wish' })
    expect(stage.forward.count()).toBe(0)
  })

  it('says who is asking, by the gateway alone', async () => {
    await using stage = openStage()
    const { socket, next } = stage.connect()
    await next(1)
    expect(stage.asked[0]?.get('x-user-id')).toBe('u-1')
    expect(stage.asked[0]?.get('authorization')).toBe('Bearer t')
    socket.close()
  })

  // Platform fact 15: upgrading first turns a service's 403 into a 101.
  it('does not upgrade a client whose connection the service refuses', async () => {
    await using stage = openStage()
    expect(await statusOf(stage.port, handshake('/forbidden'))).toBe('502')
    expect(stage.forward.count()).toBe(0)
  })

  it('refuses pages of other origins before the service is asked', async () => {
    await using stage = openStage()
    expect(await statusOf(stage.port, handshake('/live', 'Origin: http://evil.example'))).toBe('403')
    expect(await statusOf(stage.port, handshake('/live', 'Origin: http://localhost'))).toBe('101')
    expect(stage.asked).toHaveLength(1)
  })

  it.each([
    ['without Connection: Upgrade', handshake('/live').replace('Connection: Upgrade', 'Connection: close')],
    ['with a short key', handshake('/live').replace(KEY, 'c2hvcnQ=')],
    ['of another version', handshake('/live').replace('Version: 13', 'Version: 8')],
  ])('refuses a handshake %s', async (_name, request) => {
    await using stage = openStage()
    expect(await statusOf(stage.port, request)).toBe('400')
    expect(stage.asked).toHaveLength(0)
  })

  it('asks the next instance when one is not there', async () => {
    await using stage = openStage({ deadOrigins: ['http://127.0.0.1:9', 'http://127.0.0.1:10'] })
    const { socket, next } = stage.connect()
    expect(await next(1)).toBe('welcome')
    expect(stage.forward.count()).toBe(1)
    socket.close()
  })

  it('tells how many octets the client got, at the end', async () => {
    await using stage = openStage()
    const { socket, next, closed } = stage.connect()
    await next(1)
    socket.send('ñ')
    await next(2)
    socket.close(1000)
    await closed
    expect(await stage.ends[0]).toBe('welcome'.length + 2)
  })

  it('ends when the session behind it has ended, not when nobody can say whether it has', async () => {
    const system = createSystemClock()
    const clock: Clock = { ...system, after: (ms, run) => system.after(ms === 15_000 ? 1 : ms, run) }
    let asked = 0
    const isSignedIn = async () => {
      asked += 1
      if (asked === 2) throw new Error('no store')
      return asked < 3
    }
    await using stage = openStage({ isSignedIn, clock })
    const { closed } = stage.connect()
    expect(await closed).toEqual({ code: 1008, reason: 'the session has ended' })
    expect(asked).toBe(3)
    await stage.ends[0]
    expect(stage.forward.count()).toBe(0)
  })

  it('does not try a service whose breaker is open', async () => {
    await using stage = openStage({ breaker: 'open' })
    expect(await statusOf(stage.port, handshake('/live'))).toBe('503')
  })

  it('closes what is open when the gateway goes away', async () => {
    await using stage = openStage()
    const { next, closed } = stage.connect()
    await next(1)
    stage.forward.close()
    expect(await closed).toMatchObject({ code: 1000, reason: 'going away' })
  })
})
