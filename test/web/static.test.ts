import { describe, expect, it } from 'bun:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Elysia } from 'elysia'
import type { AssetSource } from '../../src/web/asset-source.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { staticFiles } from '../../src/web/static.ts'

const css = 'a{color:red}'.repeat(100)

const sourceOf = (files: Readonly<Record<string, string>>): AssetSource => ({
  list: async () => Object.keys(files),
  read: async (path) => new TextEncoder().encode(files[path] ?? ''),
})

const files = {
  'app.css': '@import url("css/a.css") layer(base);',
  'css/a.css': `/* note */\n  ${css}\n`,
  'js/x.js': 'export {}',
  'images/p.png': 'PNG',
  'well-known/robots.txt': 'User-agent: *',
  'README.md': 'not served',
}

const assets = await loadAssets(sourceOf(files))
const app = new Elysia().use(staticFiles({ assets }))
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  app.handle(new Request(`http://localhost${path}`, { headers }))
const stylesheet = assets.url('app.css')

describe('assets', () => {
  it('carry the hash of their content in their address', async () => {
    const changed = await loadAssets(sourceOf({ ...files, 'css/a.css': 'b{color:blue}' }))
    expect(stylesheet).toMatch(/^\/static\/app\.[0-9a-f]{12}\.css$/)
    expect(changed.url('app.css')).not.toBe(stylesheet)
  })

  it('fail at the start when a page names one that does not exist', () => {
    expect(() => assets.url('nothing.css')).toThrow('nothing.css')
  })

  it('are composed into one stylesheet, layer by layer, without comments', async () => {
    expect(await (await get(stylesheet)).text()).toBe(`@layer base {\n${css}\n}`)
  })
})

describe('a static file', () => {
  it('is kept by the browser for ever', async () => {
    const response = await get(stylesheet)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  it.each([
    ['br', (bytes: Uint8Array) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Uint8Array) => gunzipSync(bytes)],
    ['zstd', (bytes: Uint8Array) => Bun.zstdDecompressSync(bytes)],
  ] as const)('is sent in %s when that is asked for, with a validator of its own', async (coding, decode) => {
    const response = await get(stylesheet, { 'accept-encoding': coding })
    expect(response.headers.get('content-encoding')).toBe(coding)
    expect(response.headers.get('vary')).toBe('accept-encoding')
    expect(response.headers.get('etag')).toMatch(new RegExp(`^"[0-9a-f]{12}-${coding}"$`))
    expect(new TextDecoder().decode(decode(new Uint8Array(await response.arrayBuffer())))).toContain(css)
  })

  it('prefers the smallest coding among equals and respects a refusal', async () => {
    expect(
      (await get(stylesheet, { 'accept-encoding': 'gzip, br, zstd' })).headers.get('content-encoding'),
    ).toBe('br')
    expect(
      (await get(stylesheet, { 'accept-encoding': 'gzip, br;q=0' })).headers.get('content-encoding'),
    ).toBe('gzip')
    expect(
      (await get(stylesheet, { 'accept-encoding': 'identity' })).headers.get('content-encoding'),
    ).toBeNull()
  })

  it('is not compressed twice', async () => {
    const response = await get(assets.url('images/p.png'), { 'accept-encoding': 'br' })
    expect(response.headers.get('content-encoding')).toBeNull()
  })

  it('is what was compressed at the build, when there is such a file', async () => {
    const built = await loadAssets(sourceOf({ 'js/x.js': 'export {}', 'js/x.js.br': 'compressed before' }))
    const server = new Elysia().use(staticFiles({ assets: built }))
    const request = new Request(`http://localhost${built.url('js/x.js')}`, {
      headers: { 'accept-encoding': 'br' },
    })
    expect(await (await server.handle(request)).text()).toBe('compressed before')
  })

  it('is never what was compressed of a stylesheet not yet composed', async () => {
    const built = await loadAssets(sourceOf({ ...files, 'app.css.br': 'compressed before it was composed' }))
    const server = new Elysia().use(staticFiles({ assets: built }))
    const request = new Request(`http://localhost${built.url('app.css')}`, {
      headers: { 'accept-encoding': 'br' },
    })
    const bytes = await (await server.handle(request)).bytes()
    expect(brotliDecompressSync(bytes).toString()).toBe(`@layer base {\n${css}\n}`)
  })

  it.each([
    (etag: string) => etag,
    (etag: string) => `W/${etag}`,
    (etag: string) => `"other", ${etag}`,
    () => '*',
  ])('answers 304 to its validator, also weak and in a list', async (spell) => {
    const etag = (await get(stylesheet)).headers.get('etag') ?? ''
    const response = await get(stylesheet, { 'if-none-match': spell(etag) })
    expect(response.status).toBe(304)
    expect(response.headers.get('etag')).toBe(etag)
    expect(await response.text()).toBe('')
  })

  it.each([
    ['bytes=0-4', 206, '@laye'],
    ['bytes=-3', 206, '}\n}'],
    ['bytes=99999-', 416, ''],
    ['bytes=4-2', 200, null],
    ['lines=1-2', 200, null],
    ['bytes=0-1,4-5', 200, null],
  ])('answers %s with %d', async (range, status, content) => {
    const response = await get(stylesheet, { range, 'accept-encoding': 'br' })
    expect(response.status).toBe(status)
    if (status !== 200) expect(response.headers.get('content-range')).toMatch(/^bytes /)
    if (content !== null) expect(await response.text()).toBe(content)
  })

  it('is not told of a range that does not exist for longer than that answer', async () => {
    const { headers } = await get(stylesheet, { range: 'bytes=99999-' })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('has no ranges for HEAD, whose head is that of the whole (RFC 9110 14.2)', async () => {
    const request = { method: 'HEAD', headers: { range: 'bytes=0-4' } }
    const response = await app.handle(new Request(`http://localhost${stylesheet}`, request))
    expect(response.status).toBe(200)
    expect(response.headers.has('content-range')).toBe(false)
  })

  it.each([
    '/static/app.css',
    '/static/nothing.0123456789ab.css',
    '/static/README.md',
    '/static/well-known/robots.txt',
  ])('does not exist at %s', async (path) => {
    expect((await get(path)).status).not.toBe(200)
  })
})
