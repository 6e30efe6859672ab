import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccount, logIn } from '../support/api-client.ts'
import { createAuthority } from '../support/certificates.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const PREFIX = '/live'

let gateway: StartedGateway
let token: string
/** Fields of each handshake that reached the service. */
const handshakes: Headers[] = []

const service = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, server) {
    handshakes.push(request.headers)
    const protocol = request.headers.get('sec-websocket-protocol')?.split(', ').at(-1)
    return server.upgrade(request, { headers: protocol ? { 'sec-websocket-protocol': protocol } : {} })
      ? undefined
      : new Response('not a handshake', { status: 400 })
  },
  websocket: {
    open: (socket) => void socket.send('welcome'),
    message(socket, message) {
      if (message === 'close please') socket.close(4001, 'as you wish')
      else socket.send(message)
    },
  },
})

const authority = createAuthority()
const secured = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  tls: authority.sign('safe', 'IP:127.0.0.1'),
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('', { status: 400 })),
  websocket: { open: (socket) => void socket.send('safe and sound'), message: () => undefined },
})
const folder = mkdtempSync(join(tmpdir(), 'authority-'))

beforeAll(async () => {
  const file = join(folder, 'ca.crt')
  writeFileSync(file, authority.cert)
  const address = `https://127.0.0.1:${secured.port}`
  const safe = { name: 'safe', prefix: '/safe', url: address, public: true, websocket: true }
  const live = {
    name: 'live',
    prefix: PREFIX,
    url: `http://127.0.0.1:${service.port}`,
    stripPrefix: true,
    websocket: true,
  }
  gateway = await startGateway({
    env: {
      EXTRA_SERVICES: JSON.stringify([live, safe, { ...safe, name: 'odd', prefix: '/odd' }]),
      SAFE_SERVICE_CA_FILE: file,
    },
  })
  token = (await logIn(gateway.url, demoAccount('doctor'))).token
}, 60_000)

afterAll(async () => {
  await gateway?.close()
  await service.stop(true)
  await secured.stop(true)
  authority.remove()
  rmSync(folder, { recursive: true })
})

interface Conversation {
  readonly socket: WebSocket
  next(): Promise<MessageEvent>
  readonly closed: Promise<CloseEvent>
}

const connect = (
  headers: Record<string, string>,
  protocols: string[] = [],
  path = `${PREFIX}/room`,
): Conversation => {
  const url = new URL(path, gateway.url)
  url.protocol = 'ws:'
  const socket = new WebSocket(url, { headers, protocols } as unknown as string[]) // boundary: Bun takes fields, the DOM type does not
  socket.binaryType = 'arraybuffer'
  const arrived: MessageEvent[] = []
  const waiting: ((event: MessageEvent) => void)[] = []
  socket.onmessage = (event) => {
    const receive = waiting.shift()
    if (receive) receive(event)
    else arrived.push(event)
  }
  return {
    socket,
    next: async () => arrived.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    closed: new Promise((resolve) => {
      socket.onclose = resolve
    }),
  }
}

const signedIn = () => ({ authorization: `Bearer ${token}` })

describe('a WebSocket through the gateway', () => {
  it('carries text and octets exactly, in both directions, and what the service says first', async () => {
    const { socket, next, closed } = connect(signedIn())
    expect((await next()).data).toBe('welcome')
    for (const text of ['123', '{"a": 1}', 'ñandú 🩺', '']) {
      socket.send(text)
      expect((await next()).data).toBe(text)
    }
    const octets = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    socket.send(octets)
    expect(new Uint8Array((await next()).data)).toEqual(octets)
    socket.close(1000)
    await closed
  })

  it('reaches a service over TLS through the authority the operator named, and not without it', async () => {
    const { socket, next } = connect({}, [], '/safe/room')
    expect((await next()).data).toBe('safe and sound')
    socket.close()
    expect((await connect({}, [], '/odd/room').closed).code).not.toBe(1000)
  })

  it('agrees on the subprotocol the service chose', async () => {
    const { socket, next } = connect(signedIn(), ['first', 'second'])
    await next()
    expect(socket.protocol).toBe('second')
    socket.close()
  })

  it('hands on the close code and reason of the service', async () => {
    const { socket, next, closed } = connect(signedIn())
    await next()
    socket.send('close please')
    expect(await closed).toMatchObject({ code: 4001, reason: 'as you wish' })
  })

  it('tells the service who asks, not what the client claims', async () => {
    handshakes.length = 0
    const { socket, next } = connect({ ...signedIn(), 'x-user-type': 'admin' })
    await next()
    socket.close()
    expect(handshakes.at(0)?.get('x-user-type')).toBe('doctor')
    expect(handshakes.at(0)?.get('authorization')).not.toBe(`Bearer ${token}`)
  })

  it.each([
    ['a stranger', (): Record<string, string> => ({})],
    [
      'a page of another site',
      (): Record<string, string> => ({ ...signedIn(), origin: 'https://evil.example' }),
    ],
  ])('does not let %s reach the service', async (_, headers) => {
    handshakes.length = 0
    const { closed } = connect(headers())
    await closed
    expect(handshakes).toHaveLength(0)
  })
})
