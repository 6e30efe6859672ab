import { describe, expect, it } from 'bun:test'
import { once } from 'node:events'
import { connect } from 'node:net'
import { reservedCookies } from '../../src/http/service-cookie.ts'
import { type Clock, createSystemClock } from '../../src/policies/clock.ts'
import { toGatewayError } from '../../src/proxy/failure.ts'
import { createForward } from '../../src/proxy/forward.ts'
import { createService } from '../../src/proxy/service.ts'
import type { SessionLife } from '../../src/proxy/session-watch.ts'
import { createSocketPassage } from '../../src/proxy/websocket.ts'
import type { ClientSocketEvents } from '../../src/proxy/websocket-bridge.ts'
import { createBalancer } from '../../src/upstream/balancer.ts'
import { createClient } from '../../src/upstream/client.ts'
import type { TlsOptions } from '../../src/upstream/dial.ts'
import { createAuthority, type Pair } from '../support/certificates.ts'
import { eventually } from '../support/eventually.ts'
import { sendRaw } from './raw-client.ts'
import { exchange } from './stage.ts'

const REFUSAL_FIELDS = { 'retry-after': '7', 'www-authenticate': 'Basic realm="lab"', upgrade: 'h2c' }
const MIB = 2 ** 20
const MANY_OCTETS = 40 * MIB
const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

/** A WebSocket service that echoes, and a gateway front before it. */
const openStage = ({
  secure,
  deadOrigins = [],
  session = null,
  clock = createSystemClock(),
}: {
  secure?: { pair: Pair; tls?: TlsOptions }
  /** Further instances. */
  deadOrigins?: readonly string[]
  session?: SessionLife | null
  clock?: Clock
} = {}) => {
  const asked: Headers[] = []
  const ends: Promise<number>[] = []
  let unsent: (() => number) | null = null
  const upstream = Bun.serve<{ closes?: number }>({
    port: 0,
    hostname: '127.0.0.1',
    ...(secure ? { tls: secure.pair } : {}),
    fetch(request, server) {
      asked.push(request.headers)
      const status = Number(/\/refuse\/(\d+)$/.exec(request.url)?.[1] ?? 0)
      if (status > 0) return new Response('not you', { status, headers: REFUSAL_FIELDS })
      const protocol = request.headers.get('sec-websocket-protocol')?.split(', ').at(-1)
      const headers = protocol ? { 'sec-websocket-protocol': protocol } : {}
      return server.upgrade(request, { headers, data: {} }) ? undefined : new Response('no', { status: 400 })
    },
    websocket: {
      open: (socket) => void socket.send('welcome'),
      backpressureLimit: 2 * MANY_OCTETS,
      message(socket, message) {
        if (message === 'much') {
          for (let sent = 0; sent < MANY_OCTETS; sent += MIB) socket.send(new Uint8Array(MIB))
          unsent = () => socket.getBufferedAmount()
        } else if (message === 'close please') socket.close(4001, 'as you wish')
        else socket.send(message)
      },
    },
  })
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${upstream.port}`
  const clients = [...deadOrigins, origin].map((each) =>
    createClient({ origin: new URL(each), ...(secure?.tls ? { tls: secure.tls } : {}) }),
  )
  const balancer = createBalancer(clients, { checks: 'never' })
  const service = createService(
    { name: 'lab', timeoutMs: 15_000, maxInFlight: 200, retries: 0 },
    {
      clock,
      random: Math.random,
      instances: {
        send: balancer.send,
        instances: balancer.state,
        ping: async () => 1,
        close: balancer.close,
      },
    },
  )
  const sockets = createSocketPassage({
    clock,
    allowsOrigin: (from) => from === 'http://localhost',
    upgrade: (request, protocol, events) =>
      front.upgrade(request, {
        headers: protocol ? { 'sec-websocket-protocol': protocol } : {},
        data: events,
      }),
  })
  const forward = createForward(service, {
    clock,
    reservedCookies: reservedCookies(['predicthealth_session']),
    sockets,
  })
  const front = Bun.serve<ClientSocketEvents>({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      try {
        const path = new URL(request.url).pathname
        const identity = { userId: 'u-1', role: 'doctor', token: 't' }
        const asked = exchange({ path })
        const response = await forward({ request, exchange: asked, identity, session })
        if (!asked.upgraded) return response
        ends.push(asked.contentEnd ?? Promise.resolve(-1))
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
      drain: (socket) => socket.data.onDrain(),

      close: (socket, code, reason) => socket.data.onClose(code, reason),
    },
  })
  return {
    asked,
    ends,
    sockets,
    service,
    /** Octets the service wants to send and cannot; `null` until it was asked for much. */
    unsent: () => unsent?.() ?? null,
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
      await service.close()
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

const answerOf = async (port: number, request: string) => {
  const client = sendRaw(port, request)
  await client.until('\r\n\r\n')
  client.socket.destroy()
  return client.text()
}

const statusOf = async (port: number, request: string) => (await answerOf(port, request)).slice(9, 12)

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

  it('lets the service wait for a client that does not read, and loses nothing of what it says', async () => {
    await using stage = openStage()
    const client = connect(stage.port, '127.0.0.1', () => client.write(handshake('/live')))
    await once(client, 'data')
    client.pause()
    client.write(Buffer.from([0x81, 0x84, 0, 0, 0, 0, ...Buffer.from('much')]))
    let before: number | null = null
    let stillFor = 0
    await eventually(() => {
      const now = stage.unsent()
      stillFor = now !== null && now === before ? stillFor + 1 : 0
      before = now
      return stillFor === 20
    })
    expect(before).toBeGreaterThan(MANY_OCTETS / 2)
    let octets = 0
    client.on('data', (piece) => {
      octets += piece.length
    })
    client.resume()
    await eventually(() => octets > MANY_OCTETS)
    expect(stage.sockets.count()).toBe(1)
    client.destroy()
  })

  it('passes the close code of the service', async () => {
    await using stage = openStage()
    const { socket, next, closed } = stage.connect()
    await next(1)
    socket.send('close please')
    expect(await closed).toEqual({ code: 4001, reason: 'as you wish' })
    expect(stage.sockets.count()).toBe(0)
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
  it.each([401, 403, 404, 426, 500, 503])('hands on what a service refuses with: %d', async (status) => {
    await using stage = openStage()
    const answer = await answerOf(stage.port, handshake(`/refuse/${status}`))
    expect(answer).toStartWith(`HTTP/1.1 ${status} `)
    expect(answer.toLowerCase()).toContain('retry-after: 7\r\n')
    expect(answer).toContain('Basic realm="lab"')
    expect(answer).not.toContain('h2c')
    expect(answer).toEndWith('not you')
    expect(stage.sockets.count()).toBe(0)
  })

  it('counts refusals and failures to connect as those of any request, and a 101 as well done', async () => {
    await using ill = openStage()
    for (let i = 0; i < 20; i += 1) expect(await statusOf(ill.port, handshake('/refuse/503'))).toBe('503')
    expect(ill.service.state().breaker).toBe('open')
    expect(await statusOf(ill.port, handshake('/live'))).toBe('503')
    expect(ill.asked).toHaveLength(20)

    await using well = openStage()
    for (let i = 0; i < 11; i += 1) expect(await statusOf(well.port, handshake('/live'))).toBe('101')
    for (let i = 0; i < 10; i += 1) await statusOf(well.port, handshake('/refuse/503'))
    expect(well.service.state().breaker).toBe('closed')
  })

  it('takes an instance that is not there out of turn', async () => {
    await using stage = openStage({ deadOrigins: ['http://127.0.0.1:9'] })
    const healthy = () => stage.service.state().instances.filter((instance) => instance.healthy).length
    while (healthy() === 2) expect(await statusOf(stage.port, handshake('/live'))).toBe('101')
    expect(healthy()).toBe(1)
  })

  it('counts an open connection as one in flight at its instance, until it is closed', async () => {
    await using stage = openStage()
    const { socket, next } = stage.connect()
    await next(1)
    expect(stage.service.state().instances[0]?.inFlight).toBe(1)
    socket.close()
    await eventually(() => stage.service.state().instances[0]?.inFlight === 0)
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
    ['with content', handshake('/live', 'Content-Length: 5')],
    ['with chunked content', handshake('/live', 'Transfer-Encoding: chunked')],
    ['with a subprotocol that is no token', handshake('/live', 'Sec-WebSocket-Protocol: a, b c')],
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
    expect(stage.sockets.count()).toBe(1)
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
    await using stage = openStage({ session: { isOpen: isSignedIn, watch: () => () => {} }, clock })
    const { closed } = stage.connect()
    expect(await closed).toEqual({ code: 1008, reason: 'the session has ended' })
    expect(asked).toBe(3)
    await stage.ends[0]
    expect(stage.sockets.count()).toBe(0)
  })

  it('ends at once when the end of its session is heard of', async () => {
    const { promise: hearing, resolve: heard } = Promise.withResolvers<() => void>()
    const watch: SessionLife['watch'] = (onOver) => {
      heard(onOver)
      return () => {}
    }
    await using stage = openStage({ session: { isOpen: async () => true, watch } })
    const { next, closed } = stage.connect()
    await next(1)
    const end = await hearing
    end()
    expect(await closed).toEqual({ code: 1008, reason: 'the session has ended' })
  })
})
