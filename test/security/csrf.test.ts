// Defect A12; ASVS 5.0 V3.5.1, CWE-352: no other site makes a browser change anything in a session's name.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp, csrfTokens, sessionOf, sessionsOf } from '../support/guarded-app.ts'

const guarded = createGuardedApp(
  (guard) =>
    new Elysia()
      .use(guard)
      .all('/api/v1/record', () => 'done', { ...ruled({ summary: '', access: 'signed-in' }), parse: 'none' })
      .post('/api/web/auth/login', () => 'in', { ...ruled({ summary: '', access: 'public' }), parse: 'none' })
      .post('/form', () => 'posted', ruled({ summary: '', access: 'signed-in' })),
  { sessions: sessionsOf({ 'p.p.p': sessionOf() }), corsOrigins: ['https://app.example'] },
)

const COOKIE = { cookie: 'predicthealth_session=p.p.p' }
const send = async (method: string, path: string, headers: Record<string, string>, body?: string) =>
  (
    await guarded.fetch(
      new Request(`http://localhost${path}`, { method, headers, ...(body ? { body } : {}) }),
    )
  ).status

describe('CSRF (defect A12)', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'refuses %s from another site, port or subdomain',
    async (method) => {
      const put = (headers: Record<string, string>) =>
        send(method, '/api/v1/record', { ...COOKIE, ...headers })
      expect(await put({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(403)
      expect(await put({ 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' })).toBe(403)
      expect(await put({ origin: 'http://evil.example' })).toBe(403)
      expect(await put({ origin: 'http://localhost:8080' })).toBe(403)
      expect(await put({ origin: 'null' })).toBe(403)
    },
  )

  it('lets our own pages and the listed origins write', async () => {
    const put = (headers: Record<string, string>) => send('PUT', '/api/v1/record', { ...COOKIE, ...headers })
    expect(await put({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await put({ origin: 'http://localhost' })).toBe(200)
    expect(await put({ 'sec-fetch-site': 'cross-site', origin: 'https://app.example' })).toBe(200)
  })

  it('wants proof from who has a cookie and says nothing', async () => {
    expect(await send('PUT', '/api/v1/record', COOKIE)).toBe(403)
    expect(
      await send('PUT', '/api/v1/record', { ...COOKIE, 'x-csrf-token': csrfTokens.issue('sid-1') }),
    ).toBe(200)
    expect(
      await send('PUT', '/api/v1/record', { ...COOKIE, 'x-csrf-token': csrfTokens.issue('sid-2') }),
    ).toBe(403)
  })

  it('finds the token in a form, parsed or not', async () => {
    const form = { ...COOKIE, 'content-type': 'application/x-www-form-urlencoded' }
    expect(await send('POST', '/form', form, `csrf=${csrfTokens.issue('sid-1')}`)).toBe(200)
    expect(await send('POST', '/form', form, 'csrf=guess')).toBe(403)
  })

  it('does not let a token outweigh what the browser says', async () => {
    const headers = { ...COOKIE, 'sec-fetch-site': 'cross-site', 'x-csrf-token': csrfTokens.issue('sid-1') }
    expect(await send('PUT', '/api/v1/record', headers)).toBe(403)
  })

  it('exempts a Bearer token that is good, and only that', async () => {
    const foreign = { origin: 'https://evil.example' }
    expect(await send('PUT', '/api/v1/record', { ...foreign, authorization: 'Bearer p.p.p' })).toBe(200)
    expect(
      await send('PUT', '/api/v1/record', { ...foreign, ...COOKIE, authorization: 'Bearer x.x.x' }),
    ).toBe(403)
  })

  it('refuses a login that another site sends (login CSRF), not one of a program', async () => {
    expect(await send('POST', '/api/web/auth/login', { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await send('POST', '/api/web/auth/login', {})).toBe(200)
  })

  it('lets reads pass', async () => {
    expect(await send('GET', '/api/v1/record', { ...COOKIE, 'sec-fetch-site': 'cross-site' })).toBe(200)
  })
})
