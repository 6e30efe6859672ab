// Defect A19; ASVS 5.0 V3.4.2, Fetch standard 3.3: only listed origins read answers, and none by a wildcard.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp } from '../support/guarded-app.ts'

const open = ruled({ summary: '', access: 'public' })
const FOREIGN_GRANT = { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' }
const guarded = createGuardedApp(
  (guard) =>
    new Elysia()
      .use(guard)
      .all('/api/v1/x/*', () => new Response('data', { headers: { ...FOREIGN_GRANT, vary: 'Accept' } }), {
        ...open,
        parse: 'none',
      })
      .get('/page', () => new Response('page'), open),
  { corsOrigins: ['https://app.example'] },
)

const send = (path: string, headers: Record<string, string>, method = 'GET') =>
  guarded.fetch(new Request(`http://localhost${path}`, { method, headers }))
const PREFLIGHT = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-evil' }

describe('CORS (defect A19)', () => {
  it('grants a listed origin the answer, with credentials', async () => {
    const { headers } = await send('/api/v1/x/1', { origin: 'https://app.example' })
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example')
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('access-control-expose-headers')).toContain('X-Request-ID')
  })

  it.each([
    'https://evil.example',
    'http://app.example',
    'https://app.example:8443',
    'https://app.example.evil.example',
    'https://sub.app.example',
    'HTTPS://APP.EXAMPLE',
    'null',
    '*',
  ])('grants %s nothing, whatever the service says', async (origin) => {
    for (const response of [
      await send('/api/v1/x/1', { origin }),
      await send('/api/v1/x/1', { origin, ...PREFLIGHT }, 'OPTIONS'),
    ]) {
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
      expect(response.headers.has('access-control-allow-credentials')).toBe(false)
      expect(response.headers.has('access-control-allow-methods')).toBe(false)
    }
  })

  it('grants nothing to a request without Origin', async () => {
    expect((await send('/api/v1/x/1', {})).headers.has('access-control-allow-origin')).toBe(false)
  })

  it('tells caches that the answer depends on the origin, with or without one', async () => {
    expect((await send('/api/v1/x/1', {})).headers.get('vary')).toBe('Accept, Origin')
    expect((await send('/api/v1/x/1', { origin: 'https://evil.example' })).headers.get('vary')).toBe(
      'Accept, Origin',
    )
  })

  it('answers a preflight itself, without session, with its own lists', async () => {
    const response = await send('/api/v1/x/1', { origin: 'https://app.example', ...PREFLIGHT }, 'OPTIONS')
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE')
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).not.toContain('x-evil')
    expect(response.headers.get('access-control-max-age')).toBe('7200')
  })

  it('speaks for the API only, never for pages', async () => {
    const { headers } = await send('/page', { origin: 'https://app.example' })
    expect(headers.has('access-control-allow-origin')).toBe(false)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('carries errors to a listed origin as well, so that its script can read them', async () => {
    const { headers } = await send('/api/v1/nowhere', { origin: 'https://app.example' })
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example')
  })
})
