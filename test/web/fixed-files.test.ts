import { describe, expect, it } from 'bun:test'
import { join } from 'node:path'
import { Elysia } from 'elysia'
import { ruleOf } from '../../src/plugins/rule.ts'
import { fixedFiles } from '../../src/web/fixed-files.ts'

const app = new Elysia().use(await fixedFiles({ publicDirectory: join(import.meta.dirname, '../../public') }))
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  app.handle(new Request(`http://localhost${path}`, { headers }))

describe('files of fixed names', () => {
  it.each([
    ['/favicon.ico', 'image/'],
    ['/robots.txt', 'text/plain'],
    ['/.well-known/security.txt', 'text/plain'],
  ])('%s is there for a day', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toStartWith(type)
    expect(response.headers.get('cache-control')).toContain('max-age=86400')
  })

  it('are not sent again to who has them', async () => {
    const etag = (await get('/favicon.ico')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const field of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get('/favicon.ico', { 'if-none-match': field })
      expect(again.status).toBe(304)
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('cache-control')).toContain('max-age=86400')
    }
    expect((await get('/favicon.ico', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('are open to everybody, by rule', () => {
    for (const route of app.routes) expect(ruleOf(route.hooks)?.access).toBe('public')
    expect(app.routes.length).toBeGreaterThan(2)
  })

  it.each(['/../app.css', '/..%2fapp.css', '/fixed/robots.txt', '/app.css'])(
    '%s is not among them',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})
