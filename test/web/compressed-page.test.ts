import { describe, expect, it } from 'bun:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { compressedPage } from '../../src/web/compressed-page.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const markup = `<!doctype html>${'<p>Tu expediente</p>'.repeat(200)}`
const page = (content = markup, type = 'text/html; charset=utf-8') =>
  new Response(content, { status: 422, headers: { 'content-type': type, vary: 'cookie' } })
const asked = (headers: Readonly<Record<string, string>>) => new Request('http://localhost/', { headers })

describe('a page', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['zstd', zstdDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent in %s to who takes it', async (coding, decode) => {
    const sent = await compressedPage(asked({ 'accept-encoding': coding }), page())
    expect(sent.status).toBe(422)
    expect(sent.headers.get('content-encoding')).toBe(coding)
    expect(sent.headers.get('vary')).toBe('cookie, accept-encoding')
    const bytes = await sent.bytes()
    expect(bytes.length).toBeLessThan(markup.length / 4)
    expect(decode(bytes).toString()).toBe(markup)
  })

  it('is sent as it is to who takes nothing', async () => {
    expect(await (await compressedPage(asked({}), page())).text()).toBe(markup)
    expect(await (await compressedPage(asked({ 'accept-encoding': 'br;q=0' }), page())).text()).toBe(markup)
  })

  it('gives no length away to a site that made the browser ask for it with a session (BREACH)', async () => {
    const headers = { 'accept-encoding': 'br', cookie: 'predicthealth_session=x' }
    for (const site of ['cross-site', 'same-site']) {
      const sent = await compressedPage(asked({ ...headers, 'sec-fetch-site': site }), page())
      expect(sent.headers.get('content-encoding')).toBeNull()
    }
    for (const site of ['same-origin', 'none']) {
      const sent = await compressedPage(asked({ ...headers, 'sec-fetch-site': site }), page())
      expect(sent.headers.get('content-encoding')).toBe('br')
    }
  })

  it('is compressed for a stranger who comes from a search engine', async () => {
    const headers = { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' }
    expect((await compressedPage(asked(headers), page())).headers.get('content-encoding')).toBe('br')
  })

  it('is left alone when short, and everything that is no page', async () => {
    for (const answer of [page('<p>'), page(markup, 'application/fhir+ndjson'), new Response(null)]) {
      const sent = await compressedPage(asked({ 'accept-encoding': 'br' }), answer)
      expect(sent.headers.get('content-encoding')).toBeNull()
    }
  })
})

describe('the pages of the gateway', () => {
  it('are all compressed, and keep the cookies they set', async () => {
    const { get, post } = stageWebPages()
    const landing = await get('/', undefined, { 'accept-encoding': 'br' })
    expect(landing.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await landing.bytes()).toString()).toContain('</html>')
    const sent = await post('/contact', { name: 'Ana', email: 'ana@example.com', message: 'Hola' })
    const [flash = ''] = sent.headers.getSetCookie()
    const told = await get('/', undefined, { 'accept-encoding': 'gzip', cookie: flash.split(';')[0] ?? '' })
    expect(told.headers.getSetCookie()).toHaveLength(1)
    expect(gunzipSync(await told.bytes()).toString()).toContain('</html>')
  })
})
