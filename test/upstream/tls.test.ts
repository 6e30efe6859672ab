import { afterAll, afterEach, beforeAll, describe, expect, it } from 'bun:test'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, type TlsOptions as ServerOptions, type TLSSocket } from 'node:tls'
import { createClient } from '../../src/upstream/client.ts'
import type { TlsOptions } from '../../src/upstream/dial.ts'
import { contentOf, failureOf, outbound } from './outbound.ts'

interface Pair {
  readonly cert: string
  readonly key: string
}

let directory = ''
let ca: Pair
let service: Pair
let member: Pair

const openssl = (...args: string[]): void => {
  execFileSync('openssl', args, { cwd: directory, stdio: 'ignore' })
}
const pairNamed = (name: string): Pair => ({
  cert: readFileSync(join(directory, `${name}.crt`), 'utf8'),
  key: readFileSync(join(directory, `${name}.key`), 'utf8'),
})
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

const signed = (name: string, alternativeName: string): Pair => {
  openssl('req', ...NEW_KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
  writeFileSync(join(directory, `${name}.ext`), `subjectAltName=${alternativeName}\n`)
  const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial']
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    ...issuer,
    '-days',
    '2',
    '-extfile',
    `${name}.ext`,
    '-out',
    `${name}.crt`,
  )
  return pairNamed(name)
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tls-'))
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
  )
  ca = pairNamed('ca')
  service = signed('service', 'DNS:patients.internal')
  member = signed('member', 'DNS:gateway.internal')
})
afterAll(() => rmSync(directory, { recursive: true }))

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
