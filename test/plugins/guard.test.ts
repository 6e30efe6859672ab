import { describe, expect, it } from 'bun:test'
import { Elysia, t } from 'elysia'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import { createLimits } from '../../src/identity/limits.ts'
import type { Credentials } from '../../src/identity/session.ts'
import type { Guard } from '../../src/plugins/guard.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { signedIn } from '../../src/plugins/signed-in.ts'
import { createGuardedApp, csrfTokens, noRelations, sessionOf, sessionsOf } from '../support/guarded-app.ts'

const routes = (guard: Guard) =>
  new Elysia()
    .use(guard)
    .get(
      '/api/v1/open',
      ({ session }) => session?.userId ?? 'nobody',
      ruled({ summary: '', access: 'public' }),
    )
    .get('/api/v1/me', ({ session }) => signedIn(session).userId, ruled({ summary: '', access: 'signed-in' }))
    .get('/welcome', ({ session }) => session?.userId ?? 'nobody', ruled({ summary: '', access: 'public' }))
    .get('/health', () => 'up', ruled({ summary: '', access: 'public', unguarded: true }))
    .get('/api/v1/forgotten', () => 'reached')
    .post('/api/v1/notes', () => 'written', {
      ...ruled({ summary: '', access: 'signed-in' }),
      body: t.Object({ text: t.String() }),
    })
    .post('/form', () => 'posted', { ...ruled({ summary: '', access: 'signed-in' }), parse: 'none' })
    .all('/api/v1/patients/:id/*', () => 'record', {
      ...ruled({
        summary: '',
        access: { patient: 'own', doctor: 'assigned', admin: 'any' },
        subject: { kind: 'patient', param: 'id' },
      }),
      parse: 'none',
    })
    .post('/api/v1/contact', () => 'sent', ruled({ summary: '', access: 'public', limit: 'contact' }))

const sessions = sessionsOf({
  'p.p.p': sessionOf(),
  'd.d.d': sessionOf({ sid: 'sid-2', userId: 'user-2', role: 'doctor', referenceId: 'doctor-1' }),
  'a.a.a': sessionOf({ sid: 'sid-3', userId: 'user-3', role: 'admin', referenceId: 'admin-1' }),
})

const as = (token: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
})
const ask = (path: string, init: RequestInit = {}, options = {}) => {
  const guarded = createGuardedApp(routes, { sessions, ...options })
  return guarded
    .fetch(new Request(`http://localhost${path}`, init))
    .then((response) => ({ response, guarded }))
}

describe('guard', () => {
  it('gives a public route the session, if there is one', async () => {
    expect(await (await ask('/api/v1/open')).response.text()).toBe('nobody')
    expect(await (await ask('/api/v1/open', as('p.p.p'))).response.text()).toBe('user-1')
  })

  it('answers 401 with a challenge where a session is needed', async () => {
    const { response } = await ask('/api/v1/me')
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="predicthealth"')
  })

  it('names the reason when the shown token is not good', async () => {
    const { response } = await ask('/api/v1/me', as('x.y.z'))
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('refuses a route without a rule to everybody', async () => {
    for (const init of [{}, as('p.p.p'), as('a.a.a')]) {
      const { response, guarded } = await ask('/api/v1/forgotten', init)
      expect(response.status).toBe(403)
      expect(guarded.logged[0]?.exchange.denial).toBe('the route has no rule')
    }
  })

  it('asks for a session before it validates the content', async () => {
    const init = { method: 'POST', body: '{"text":1}', headers: { 'content-type': 'application/json' } }
    expect((await ask('/api/v1/notes', init)).response.status).toBe(401)
    expect((await ask('/api/v1/notes', as('p.p.p', init))).response.status).toBe(422)
  })

  it('reads the session cookie and the old front end’s', async () => {
    for (const name of ['predicthealth_session', 'predicthealth_jwt']) {
      const { response } = await ask('/api/v1/me', { headers: { cookie: `a=b; ${name}=p.p.p` } })
      expect(await response.text()).toBe('user-1')
    }
  })

  it('lets a patient to the own record only, HEAD and other methods included', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      expect((await ask('/api/v1/patients/record-1/profile', as('p.p.p', { method }))).response.status).toBe(
        200,
      )
      expect((await ask('/api/v1/patients/record-2/profile', as('p.p.p', { method }))).response.status).toBe(
        403,
      )
    }
  })

  it('logs the rule that denied and does not show it', async () => {
    const { response, guarded } = await ask('/api/v1/patients/record-2/profile', as('p.p.p'))
    expect(guarded.logged[0]?.exchange.denial).toBe('role patient, not the own record')
    expect(await response.text()).not.toContain('own record')
  })

  it('asks whether the doctor has the patient', async () => {
    const relations = { ...noRelations, treats: async (_: unknown, id: string) => id === 'record-1' }
    const path = (id: string) => `/api/v1/patients/${id}/profile`
    expect((await ask(path('record-1'), as('d.d.d'), { relations })).response.status).toBe(200)
    expect((await ask(path('record-2'), as('d.d.d'), { relations })).response.status).toBe(403)
  })

  it('says who asked to the log: route template, user, role', async () => {
    const { guarded } = await ask('/api/v1/patients/record-1/profile', as('p.p.p'))
    expect(guarded.logged[0]?.exchange).toMatchObject({
      route: '/api/v1/patients/:id/*',
      userId: 'user-1',
      role: 'patient',
      sid: 'sid-1',
    })
  })

  describe('when the session store does not answer', () => {
    const broken = {
      authenticate: async () => {
        throw new SessionStoreUnavailable(null, { retryAfterSeconds: 1 })
      },
    }
    const cookie = { headers: { cookie: 'predicthealth_session=p.p.p' } }

    it('answers 503, not 401, and leaves the cookie alone', async () => {
      const { response } = await ask('/api/v1/me', cookie, { sessions: broken })
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('1')
      expect(response.headers.getSetCookie()).toEqual([])
    })

    it('does not mistake "unknown" for "nobody" on a public API route', async () => {
      expect((await ask('/api/v1/open', cookie, { sessions: broken })).response.status).toBe(503)
    })

    it('still shows public pages, and never asks for unguarded routes', async () => {
      expect(await (await ask('/welcome', cookie, { sessions: broken })).response.text()).toBe('nobody')
      expect(await (await ask('/health', cookie, { sessions: broken })).response.text()).toBe('up')
    })
  })

  describe('renewal', () => {
    const renewing = (presentedAs: 'cookie' | 'bearer') => ({
      authenticate: async () => ({ session: sessionOf({ presentedAs }), renewedToken: 'n.e.w' }),
    })

    it('sets the successor as cookie on the final response', async () => {
      const { response } = await ask(
        '/api/v1/me',
        { headers: { cookie: 'predicthealth_session=p.p.p' } },
        { sessions: renewing('cookie') },
      )
      expect(response.headers.getSetCookie()).toEqual([
        'predicthealth_session=n.e.w; Path=/; HttpOnly; SameSite=Strict',
      ])
    })

    it('sets no cookie for a program that sends its token itself', async () => {
      const { response } = await ask('/api/v1/me', as('p.p.p'), { sessions: renewing('bearer') })
      expect(response.headers.getSetCookie()).toEqual([])
    })
  })

  it('marks a background poll as no use of the session', async () => {
    const seen: boolean[] = []
    const watching = {
      authenticate: async ({ background }: Credentials) => {
        seen.push(background)
        return null
      },
    }
    const cookie = 'predicthealth_session=p.p.p'
    await ask('/api/v1/open', { headers: { cookie, 'x-background-poll': '1' } }, { sessions: watching })
    await ask('/api/v1/open', { headers: { cookie } }, { sessions: watching })
    expect(seen).toEqual([true, false])
  })

  describe('limits', () => {
    it('counts the API per user, and per address for strangers', async () => {
      const guarded = createGuardedApp(routes, {
        sessions,
        limits: createLimits({ redis: null, apiPerMinute: 1 }),
      })
      const get = (init: RequestInit = {}) => guarded.fetch(new Request('http://localhost/api/v1/open', init))
      expect([(await get()).status, (await get()).status]).toEqual([200, 429])
      expect([(await get(as('p.p.p'))).status, (await get(as('d.d.d'))).status]).toEqual([200, 200])
      const refused = await get(as('p.p.p'))
      expect(refused.status).toBe(429)
      expect(refused.headers.get('ratelimit-policy')).toBe('"api";q=1;w=60')
      expect(refused.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    })

    it('shows how a named limit stands before it is used up', async () => {
      const { response } = await ask('/api/v1/contact', { method: 'POST' })
      expect(response.headers.get('ratelimit')).toMatch(/^"contact";r=4;t=\d+$/)
    })
  })

  it('takes the token of our own forms where the browser does not say who asks', async () => {
    const post = (token: string) => {
      const body = `csrf=${encodeURIComponent(token)}&a=b`
      return {
        method: 'POST',
        body,
        headers: {
          cookie: 'predicthealth_session=p.p.p',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
      }
    }
    expect((await ask('/form', post(csrfTokens.issue('sid-1')))).response.status).toBe(200)
    expect((await ask('/form', post(csrfTokens.issue('sid-2')))).response.status).toBe(403)
    expect((await ask('/form', post(''))).response.status).toBe(403)
  })
})
