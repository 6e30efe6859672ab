import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccount, logIn } from '../support/api-client.ts'
import { createAuthority } from '../support/certificates.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { sendRaw } from '../support/raw-http.ts'

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
    if (request.url.endsWith('/full'))
      return new Response('come back', { status: 503, headers: { 'retry-after': '9' } })
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
const ours = authority.sign('gateway', 'DNS:gateway.internal')
/** Answers under another name than its address, and only to whom its authority knows. */
const secured = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  tls: {
    ...authority.sign('safe', 'DNS:safe.internal'),
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
  },
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('', { status: 400 })),
  websocket: { open: (socket) => void socket.send('safe and sound'), message: () => undefined },
})
const folder = mkdtempSync(join(tmpdir(), 'authority-'))

beforeAll(async () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const caFile = file('ca.crt', authority.cert)
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
      EXTRA_SERVICES: JSON.stringify([
        live,
        safe,
        ...['odd', 'stray'].map((name) => ({ ...safe, name, prefix: `/${name}` })),
      ]),
      SAFE_SERVICE_CA_FILE: caFile,
      SAFE_SERVICE_SERVER_NAME: 'safe.internal',
      SAFE_SERVICE_CERT_FILE: file('gateway.crt', ours.cert),
      SAFE_SERVICE_KEY_FILE: file('gateway.key', ours.key),
      STRAY_SERVICE_CA_FILE: caFile,
      STRAY_SERVICE_SERVER_NAME: 'safe.internal',
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

  it('reaches a service over TLS by the authority, the name and the certificate the operator gave, not without', async () => {
    const { socket, next } = connect({}, [], '/safe/room')
    expect((await next()).data).toBe('safe and sound')
    socket.close()
    for (const path of ['/odd/room', '/stray/room'])
      expect((await connect({}, [], path).closed).code).not.toBe(1000)
  })

  it('hands on how a service refuses one', async () => {
    const request = [
      `GET ${PREFIX}/full HTTP/1.1`,
      `Host: ${gateway.url.host}`,
      `Authorization: Bearer ${token}`,
      ...['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    const answer = await sendRaw(Number(gateway.url.port), `${request.join('\r\n')}\r\n\r\n`)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('9')
    expect(answer.content).toContain('come back')
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
