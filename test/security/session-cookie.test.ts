// Defect A13; ASVS 5.0 V3.3.1-V3.3.4, V7.3.2: the cookie of a session stays with this site, and lives as long as it is used.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { bearer, CLIENT, createGateway, issue } from '../identity/support.ts'
import { demoAccount } from '../support/api-client.ts'
import { testConfig } from '../support/config.ts'
import { startGateway } from '../support/gateway.ts'
import { createGuardedApp } from '../support/guarded-app.ts'

const attributesOf = (setCookie: string | null): readonly string[] =>
  (setCookie ?? '')
    .split(';')
    .slice(1)
    .map((attribute) => attribute.trim())

const whoami = () =>
  new Elysia()
    .get('/api/v1/whoami', () => new Response('ok'), ruled({ summary: 'x', access: 'signed-in' }))
    .get('/live', () => new Response('ok'), ruled({ summary: 'x', access: 'signed-in', reconnects: true }))

describe('the session cookie (defect A13)', () => {
  it('is set by every login of the real app out of reach of scripts and other sites', async () => {
    const gateway = await startGateway({ as: 'app' })
    const { email, password } = demoAccount('patient')
    for (const path of ['/api/v1/auth/login', '/api/web/auth/login', '/api/web/auth/patient/login']) {
      const answer = await fetch(new URL(path, gateway.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ email, password }),
      })
      expect(answer.headers.getSetCookie()).toHaveLength(1)
      expect(attributesOf(answer.headers.get('set-cookie'))).toEqual([
        'Path=/',
        'HttpOnly',
        'SameSite=Strict',
      ])
    }
    await gateway.close()
  }, 60_000)

  it('is Secure in production, where an insecure one stops the start', () => {
    const production = {
      NODE_ENV: 'production',
      SECRET_KEY: 'a'.repeat(40),
      JWT_SECRET_KEY: 'b'.repeat(40),
      JWT_SERVICE_URL: 'http://auth.internal',
      DOCTOR_SERVICE_URL: 'http://doctors.internal',
      PATIENT_SERVICE_URL: 'http://patients.internal',
      INSTITUTION_SERVICE_URL: 'http://institutions.internal',
      ADMIN_SERVICE_URL: 'http://admins.internal',
      DATABASE_URL: 'postgres://gateway:secret@db.internal/gateway',
      REDIS_URL: 'redis://redis.internal',
    }
    expect(testConfig(production).session.cookieSecure).toBe(true)
    expect(() => testConfig({ ...production, SESSION_COOKIE_SECURE: 'false' })).toThrow(
      'SESSION_COOKIE_SECURE',
    )
  })

  it.each(['__Host-id', '__Secure-id', '__host-id'])(
    'may have a name that no sibling subdomain can plant, and is Secure then: %s',
    (name) => {
      const named = { SESSION_COOKIE_NAME: name, SESSION_COOKIE_SECURE: 'true' }
      expect(testConfig(named).session.cookieName).toBe(name)
      expect(() => testConfig({ ...named, SESSION_COOKIE_SECURE: 'false' })).toThrow('SESSION_COOKIE_SECURE')
    },
  )

  it('is replaced in use before its token ends, and never by a Bearer request', async () => {
    const { sessions, clock } = createGateway()
    const { accessToken } = await sessions.open(await issue(), { ...CLIENT, refreshable: false })
    const { fetch } = createGuardedApp(whoami, { sessions })
    const ask = (headers: Record<string, string>) =>
      fetch(new Request('http://localhost/api/v1/whoami', { headers }))
    const asBrowser = (token: string) => ask({ cookie: `predicthealth_session=${token}` })

    expect((await asBrowser(accessToken)).headers.get('set-cookie')).toBeNull()
    clock.advanceSeconds(850)
    expect((await ask({ authorization: `Bearer ${accessToken}` })).headers.get('set-cookie')).toBeNull()
    const renewed = await asBrowser(accessToken)
    const successor =
      /^predicthealth_session=([^;]+)/.exec(renewed.headers.get('set-cookie') ?? '')?.[1] ?? ''
    expect(attributesOf(renewed.headers.get('set-cookie'))).toContain('HttpOnly')
    expect(successor).not.toBe(accessToken)
    expect(await sessions.authenticate(bearer(successor))).not.toBeNull()
  })

  it('is not replaced by a WebSocket handshake, whose answer would not bring it the new one', async () => {
    const { sessions, clock } = createGateway()
    const { accessToken } = await sessions.open(await issue(), { ...CLIENT, refreshable: false })
    const { fetch } = createGuardedApp(whoami, { sessions })
    const ask = (path: string, fields: Record<string, string> = {}) =>
      fetch(
        new Request(`http://localhost${path}`, {
          headers: { cookie: `predicthealth_session=${accessToken}`, ...fields },
        }),
      )
    clock.advanceSeconds(850)
    expect((await ask('/live', { upgrade: 'websocket' })).headers.get('set-cookie')).toBeNull()
    // Longer than a token that was replaced lives.
    clock.advanceSeconds(40)
    expect((await ask('/api/v1/whoami')).status).toBe(200)
  })

  it('is not kept alive by connections that a page makes again and again (V7.3.1)', async () => {
    const { sessions, clock } = createGateway()
    const { accessToken } = await sessions.open(await issue(), { ...CLIENT, refreshable: false })
    const { fetch } = createGuardedApp(whoami, { sessions })
    const reconnect = () =>
      fetch(
        new Request('http://localhost/live', {
          headers: { cookie: `predicthealth_session=${accessToken}`, accept: 'text/event-stream' },
        }),
      )
    for (let minute = 0; minute < 15; minute += 1) {
      expect((await reconnect()).status).toBe(200)
      clock.advanceSeconds(60)
    }
    expect((await reconnect()).status).toBe(401)
  })
})
