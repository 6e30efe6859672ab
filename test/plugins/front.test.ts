import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { exchangeOf } from '../../src/telemetry/exchange.ts'
import {
  createGuardedApp,
  type GuardedAppOptions,
  serveApp,
  sessionOf,
  sessionsOf,
} from '../support/guarded-app.ts'
import { rawRequest, sendRaw } from '../support/raw-http.ts'

const open = ruled({ summary: '', access: 'public' })
const renewing = {
  authenticate: async () => ({ session: sessionOf({ presentedAs: 'cookie' }), renewedToken: 'n.e.w' }),
}

const guarded = (options: GuardedAppOptions = {}) =>
  createGuardedApp(
    (guard) =>
      new Elysia()
        .use(guard)
        .get('/page', () => new Response('<p>hola</p>', { headers: { 'content-type': 'text/html' } }), open)
        .get('/api/v1/data', () => ({ a: 1 }), open)
        .get('/shared', new Response('body{}', { headers: { 'content-type': 'text/css' } }), open)
        .get('/moved', () => Response.redirect('http://localhost/page', 302), open)
        .get(
          '/logout',
          () => new Response('', { headers: { 'set-cookie': 'predicthealth_session=; Max-Age=0' } }),
          open,
        )
        .all('/api/v1/any/*', () => new Response('0123456789'), { ...open, parse: 'none' })
        .get(
          '/stream',
          ({ request }) => {
            exchangeOf(request).contentEnd = Promise.resolve(12)
            return new Response('streamed text')
          },
          open,
        ),
    { sessions: sessionsOf({}), ...options },
  )

const get = (path: string, headers: Record<string, string> = {}, options?: GuardedAppOptions) => {
  const app = guarded(options)
  return app
    .fetch(new Request(`http://localhost${path}`, { headers }))
    .then((response) => ({ response, app }))
}

describe('front', () => {
  it('gives every answer a request id of its own', async () => {
    const [one, two] = await Promise.all([get('/page'), get('/nowhere')])
    const ids = [one, two].map(({ response }) => response.headers.get('x-request-id'))
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('takes the request id of a trusted proxy, if it looks like one', async () => {
    const trusted = { trustedProxies: ['10.0.0.0/8'], peer: '10.1.2.3' }
    const idFor = async (id: string, options?: GuardedAppOptions) =>
      (await get('/page', { 'x-request-id': id }, options)).response.headers.get('x-request-id')
    expect(await idFor('abc-123.DEF_4', trusted)).toBe('abc-123.DEF_4')
    expect(await idFor('abc-123.DEF_4')).not.toBe('abc-123.DEF_4')
    expect(await idFor('{"a":"injected"}', trusted)).not.toContain('injected')
  })

  it('continues the trace of a trusted proxy, if it is one', async () => {
    const tracestate = 'vendor=opaque'
    const traceOf = async (traceparent: string, options: GuardedAppOptions) => {
      let seen: unknown
      const app = createGuardedApp(
        (guard) =>
          new Elysia().use(guard).get(
            '/trace',
            ({ request }) => {
              const exchange = exchangeOf(request)
              seen = [exchange.traceparent, exchange.tracestate]
              return new Response('')
            },
            open,
          ),
        { sessions: sessionsOf({}), ...options },
      )
      await app.fetch(new Request('http://localhost/trace', { headers: { traceparent, tracestate } }))
      return seen
    }
    const trusted = { trustedProxies: ['10.0.0.0/8'], peer: '10.1.2.3' }
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    expect(await traceOf(traceparent, trusted)).toEqual([traceparent, tracestate])
    expect(await traceOf('00-nonsense-01', trusted)).toEqual([null, null])
    expect(await traceOf(traceparent, {})).toEqual([null, null])
  })

  it('puts the security fields on pages, data, errors, redirects and shared responses', async () => {
    for (const path of ['/page', '/api/v1/data', '/nowhere', '/moved', '/shared']) {
      const { headers } = (await get(path)).response
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })

  it('sends Strict-Transport-Security in production over TLS, a proxy’s included, and nowhere else', async () => {
    const behindTls = { trustedProxies: ['10.0.0.1'], peer: '10.0.0.1' }
    const https = { 'x-forwarded-proto': 'https' }
    const sent = async (headers: Record<string, string>, options: GuardedAppOptions) =>
      (await get('/page', headers, options)).response.headers.has('strict-transport-security')
    expect(await sent(https, { ...behindTls, production: true })).toBe(true)
    expect(await sent(https, behindTls)).toBe(false)
    expect(await sent({}, { ...behindTls, production: true })).toBe(false)
    expect(await sent(https, { production: true })).toBe(false)
  })

  it('keeps the length of what HEAD asks about', async () => {
    await using server = serveApp(guarded())
    for (const path of ['/api/v1/any/x', '/shared', '/page']) {
      const whole = await sendRaw(server.port, rawRequest(`GET ${path}`))
      const head = await sendRaw(server.port, rawRequest(`HEAD ${path}`))
      expect(head.content).toBe('')
      expect(head.headers.get('content-length')).toBe(String(whole.content.length))
    }
  })

  it('adds the renewed cookie to one answer, never to a response others share', async () => {
    const app = guarded({ sessions: renewing })
    const cookie = { cookie: 'predicthealth_session=p.p.p' }
    const mine = await app.fetch(new Request('http://localhost/shared', { headers: cookie }))
    expect(mine.headers.getSetCookie()).toHaveLength(1)
    const others = await app.fetch(new Request('http://localhost/shared'))
    expect(others.headers.getSetCookie()).toEqual([])
  })

  it('does not let a renewal undo a logout', async () => {
    const { response } = await get(
      '/logout',
      { cookie: 'predicthealth_session=p.p.p' },
      { sessions: renewing },
    )
    expect(response.headers.getSetCookie()).toEqual(['predicthealth_session=; Max-Age=0'])
  })

  it('answers a wrong method with 405 and Allow, an unknown path with 404', async () => {
    const app = guarded()
    const send = (method: string, path: string) =>
      app.fetch(new Request(`http://localhost${path}`, { method }))
    const wrong = await send('DELETE', '/api/v1/data')
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('GET, HEAD')
    expect((await send('DELETE', '/api/v1/nowhere')).status).toBe(404)
  })

  it('logs a stream once it has ended, with its octets', async () => {
    const { app } = await get('/stream')
    await Promise.resolve()
    expect(app.logged.map(({ outcome }) => outcome.bytes)).toEqual([12])
  })

  it('logs refused requests too', async () => {
    const { app } = await get('/a%2fb')
    expect(app.logged).toHaveLength(1)
    expect(app.logged[0]).toMatchObject({
      exchange: { failure: 'invalid_target', route: null },
      outcome: { status: 400 },
    })
  })
})
