import { afterAll, afterEach, beforeAll, describe, expect, it } from 'bun:test'
import { createServer } from 'node:net'
import { createServer as createTlsServer, type TlsOptions as ServerOptions, type TLSSocket } from 'node:tls'
import { createClient } from '../../src/upstream/client.ts'
import type { TlsOptions } from '../../src/upstream/dial.ts'
import { createAuthority, type Pair } from '../support/certificates.ts'
import { contentOf, failureOf, outbound } from './outbound.ts'

let authority: ReturnType<typeof createAuthority>
let ca: Pick<Pair, 'cert'>
let service: Pair
let member: Pair

beforeAll(() => {
  authority = createAuthority()
  ca = authority
  service = authority.sign('service', 'DNS:patients.internal')
  member = authority.sign('member', 'DNS:gateway.internal')
})
afterAll(() => authority.remove())

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (tls: TlsOptions, server: ServerOptions = {}) => {
  const names: string[] = []
  const listener = createTlsServer({ ...service, ...server }, (socket: TLSSocket) => {
    socket.on('error', () => {})
    stops.push(() => socket.destroy())
    socket.on('data', () => {
      names.push(String(socket.servername))
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    })
  })
  listener.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const client = createClient({ origin: new URL(`https://127.0.0.1:${port}`), tls })
  stops.push(
    () => listener.close(),
    () => void client.close(),
  )
  return { client, names, get: () => client.send(outbound()).then(contentOf) }
}

describe('an HTTPS service', () => {
  it('is reached through a CA of its own and by its own name, over a reused connection', async () => {
    const { client, names, get } = await start({ ca: ca.cert, serverName: 'patients.internal' })
    expect(await get()).toBe('ok')
    expect(await get()).toBe('ok')
    expect(names).toEqual(['patients.internal', 'patients.internal'])
    expect(client.sockets()).toEqual({ open: 1, idle: 1 })
  })

  it('is refused before anything is sent when nobody known has signed it', async () => {
    const { get, names } = await start({ serverName: 'patients.internal' })
    expect(await failureOf(get())).toBe('tls/never')
    expect(names).toEqual([])
  })

  it('is refused when it has another name', async () => {
    const { get, names } = await start({ ca: ca.cert, serverName: 'doctors.internal' })
    expect(await failureOf(get())).toBe('tls/never')
    expect(names).toEqual([])
  })

  it('is refused when its certificate does not hold the address it is asked under', async () => {
    const { get } = await start({ ca: ca.cert })
    expect(await failureOf(get())).toBe('tls/never')
  })

  it('is shown our certificate when it asks for one', async () => {
    const mutual = { ca: ca.cert, requestCert: true, rejectUnauthorized: true }
    const { get } = await start({ ca: ca.cert, serverName: 'patients.internal', ...member }, mutual)
    expect(await get()).toBe('ok')
  })

  it('that never finishes the handshake is given up as never sent', async () => {
    const mute = createServer((socket) => {
      stops.push(() => socket.destroy())
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const address = mute.address()
    const port = address && typeof address === 'object' ? address.port : 0
    const client = createClient({ origin: new URL(`https://127.0.0.1:${port}`), connectTimeoutMs: 50 })
    stops.push(
      () => mute.close(),
      () => void client.close(),
    )
    expect(await failureOf(client.send(outbound()))).toMatch(/^(tls|connect)\/never!$/)
  })
})
