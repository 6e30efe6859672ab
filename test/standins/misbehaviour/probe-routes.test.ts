import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { ENCODED_TEXT } from '../../../src/standins/misbehaviour/probe-routes.ts'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { ask, type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic(true)
})
afterAll(() => clinic.close())

describe('probes', () => {
  it('echo method, target, fields in wire order and the digest of the content', async () => {
    const { port } = clinic.services.auth
    const octets = rawRequest(
      'PUT /-/echo/a%2Fb?q=1',
      ['localhost'],
      ['X-One: 1', 'x-one: 2', 'Content-Length: 3'],
    )
    const { content } = await sendRaw(port, `${octets}abc`)
    const echo = JSON.parse(content)
    expect(echo).toMatchObject({ method: 'PUT', target: '/-/echo/a%2Fb?q=1', body_length: 3 })
    expect(echo.body_sha256).toBe(createHash('sha256').update('abc').digest('hex'))
    expect(echo.fields.slice(0, 6)).toEqual(['Host', 'localhost', 'X-One', '1', 'x-one', '2'])
  })

  it('hash uploads without keeping them', async () => {
    const raw = 'x'.repeat(3_000_000)
    const { json } = await ask(clinic.services.auth, 'POST /-/upload', { raw })
    expect(json).toEqual({ sha256: createHash('sha256').update(raw).digest('hex'), length: 3_000_000 })
  })

  it('send as many octets as asked, with and without a length', async () => {
    for (const [query, length] of [
      ['', '200001'],
      ['?chunked=1', null],
    ] as const) {
      const response = await fetch(`${clinic.services.auth.url}/-/bytes/200001${query}`)
      const octets = new Uint8Array(await response.arrayBuffer())
      expect([octets.length, response.headers.get('content-length')]).toEqual([200_001, length])
      expect(octets.every((octet, index) => octet === index % 256)).toBe(true)
    }
  })

  it('send events one by one', async () => {
    const response = await fetch(`${clinic.services.auth.url}/-/sse?count=3&everyMs=20`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const chunks: string[] = []
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) chunks.push(decoder.decode(chunk))
    expect(chunks.length).toBeGreaterThan(1)
    expect(chunks.join('').match(/data: /g)).toHaveLength(3)
  })

  it('send two cookies, encodings and redirects', async () => {
    const { auth } = clinic.services
    expect((await ask(auth, 'GET /-/cookies')).headers.getSetCookie()).toHaveLength(2)
    const redirect = await ask(auth, 'GET /-/redirect?to=http://evil.example/&status=307')
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, 'http://evil.example/'])
    const decoders = { gzip: gunzipSync, br: brotliDecompressSync, zstd: zstdDecompressSync }
    for (const [name, decode] of Object.entries(decoders)) {
      const response = await fetch(`${auth.url}/-/encoded/${name}`, { decompress: false })
      expect(response.headers.get('content-encoding')).toBe(name)
      expect(decode(new Uint8Array(await response.arrayBuffer())).toString()).toBe(ENCODED_TEXT)
    }
    expect((await ask(auth, 'GET /-/encoded/rot13')).status).toBe(404)
  })
})
