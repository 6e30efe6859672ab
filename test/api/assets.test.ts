import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

const ask = (path: string, coding: string): Promise<Response> =>
  fetch(new URL(path, gateway.url), { headers: { 'accept-encoding': coding }, decompress: false })

const DECODERS = { br: brotliDecompressSync, zstd: zstdDecompressSync, gzip: gunzipSync }

describe('the files of a page', () => {
  it('are the same in every coding, and small', async () => {
    const page = await (await ask('/', 'identity')).text()
    const files = [...page.matchAll(/(?:href|src)="(\/static\/[^"#]+\.(?:css|js|svg))/g)].map(
      ([, path = '']) => path,
    )
    expect(files.some((path) => path.endsWith('.css'))).toBe(true)
    for (const path of new Set(files)) {
      const plain = await (await ask(path, 'identity')).text()
      // Composed of its layers: an import left over would be refused by its address.
      expect(plain).not.toContain('@import')
      for (const [coding, decode] of Object.entries(DECODERS)) {
        const answer = await ask(path, coding)
        const bytes = await answer.bytes()
        expect(answer.headers.get('content-encoding')).toBe(coding)
        expect(decode(bytes).toString()).toBe(plain)
        expect(bytes.length).toBeLessThan(10_000)
      }
    }
  })

  it('are not sent again to who has them', async () => {
    const page = await (await ask('/', 'identity')).text()
    const [, path = ''] = /href="(\/static\/[^"]+\.css)"/.exec(page) ?? []
    const etag = (await ask(path, 'br')).headers.get('etag') ?? ''
    const again = await fetch(new URL(path, gateway.url), {
      headers: { 'accept-encoding': 'br', 'if-none-match': etag },
    })
    expect(etag).toMatch(/^"[0-9a-f]{12}-br"$/)
    expect(again.status).toBe(304)
    expect(again.headers.get('cache-control')).toContain('immutable')
  })
})
