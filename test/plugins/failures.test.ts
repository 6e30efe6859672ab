import { describe, expect, it } from 'bun:test'
import { Elysia, t } from 'elysia'
import { Forbidden, ServiceUnavailable } from '../../src/errors.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp } from '../support/guarded-app.ts'

const open = ruled({ summary: '', access: 'public' })
const guarded = () =>
  createGuardedApp((guard) => {
    const down = () => {
      throw new ServiceUnavailable('El servicio de pacientes no responde.', { retryAfterSeconds: 1.2 })
    }
    return new Elysia()
      .use(guard)
      .get('/api/v1/down', down, open)
      .get('/api/web/down', down, open)
      .get('/down', down, open)
      .get('/extra/down', down, open)
      .get('/private', () => 'in', ruled({ summary: '', access: 'signed-in' }))
      .get('/api/v1/private', () => 'in', ruled({ summary: '', access: 'signed-in' }))
      .get('/api/v1/page', ({ query }) => query, {
        ...open,
        query: t.Object({ limit: t.Numeric({ maximum: 5 }) }),
      })
      .get(
        '/api/v1/status',
        ({ status }) => {
          throw status(409, 'their text')
        },
        open,
      )
      .post('/api/v1/login', () => 'in', {
        ...open,
        body: t.Object({ email: t.String({ format: 'email' }), password: t.String() }),
      })
      .get(
        '/denied',
        () => {
          throw new Forbidden()
        },
        open,
      )
  })

const ask = (path: string, init: RequestInit = {}) =>
  guarded().fetch(new Request(`http://localhost${path}`, init))
const asPerson = { headers: { 'sec-fetch-mode': 'navigate', accept: 'text/html' } }
const asScript = { headers: { 'sec-fetch-mode': 'cors', accept: '*/*' } }

describe('failures', () => {
  it('are problem details below /api/v1 and the prefixes of further services', async () => {
    for (const path of ['/api/v1/down', '/extra/down']) {
      const response = await ask(path, asPerson)
      expect(response.status).toBe(503)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(await response.json()).toEqual({
        type: 'urn:predicthealth:problem:service_unavailable',
        title: 'El servicio no está disponible por ahora.',
        status: 503,
        detail: 'El servicio de pacientes no responde.',
        code: 'service_unavailable',
        request_id: response.headers.get('x-request-id'),
      })
    }
  })

  it('are the envelope below /api/web', async () => {
    const response = await ask('/api/web/down', asPerson)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({
      status: 'error',
      message: 'El servicio de pacientes no responde.',
      code: 'service_unavailable',
    })
  })

  it('are pages for people, problem details for scripts on the same route', async () => {
    expect((await ask('/down', asPerson)).headers.get('content-type')).toStartWith('text/html')
    expect(
      (await ask('/down', { headers: { accept: 'text/html' } })).headers.get('content-type'),
    ).toStartWith('text/html')
    expect((await ask('/down', asScript)).headers.get('content-type')).toBe('application/problem+json')
  })

  it('say in Cache-Status that no cache and no service gave the answer', async () => {
    for (const path of ['/api/v1/down', '/api/web/down', '/down']) {
      const { headers } = await ask(path, asPerson)
      expect(headers.get('cache-status')).toBe('predicthealth; detail=service_unavailable')
    }
  })

  it('say when to come back, in whole seconds', async () => {
    for (const path of ['/api/v1/down', '/api/web/down', '/down']) {
      expect((await ask(path, asPerson)).headers.get('retry-after')).toBe('2')
    }
  })

  it('send a person without session to the login and back, a script never (oauth2-proxy#1393)', async () => {
    const person = await ask('/private?tab=2', asPerson)
    expect(person.status).toBe(303)
    expect(person.headers.get('location')).toBe('/login?return-to=%2Fprivate%3Ftab%3D2')
    expect((await ask('/private', asScript)).status).toBe(401)
    expect((await ask('/api/v1/private', asPerson)).status).toBe(401)
  })

  it('do not send somebody who is not allowed to the login', async () => {
    expect((await ask('/denied', asPerson)).status).toBe(403)
  })

  it('point at faulty members and never repeat what was sent (fact T7)', async () => {
    const body = JSON.stringify({ email: 'no-address', password: 4711 })
    const response = await ask('/api/v1/login', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(JSON.parse(text).errors).toEqual([
      { pointer: '/email', detail: 'El valor no es válido.' },
      { pointer: '/password', detail: 'El valor no es válido.' },
    ])
    expect(text).not.toMatch(/no-address|4711/)
  })

  it('answer 422 to a query out of range, 400 to broken JSON (defect E9)', async () => {
    expect((await ask('/api/v1/page?limit=77')).status).toBe(422)
    const init = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }
    expect((await ask('/api/v1/login', init)).status).toBe(400)
  })

  it('keep the status a handler throws, not its text', async () => {
    const response = await ask('/api/v1/status')
    expect(response.status).toBe(409)
    expect(await response.text()).not.toContain('their text')
  })

  it('below /api are never HTML, unknown routes included (defect E10)', async () => {
    for (const path of ['/api/v1/nowhere', '/api/web/nowhere', '/api/nowhere']) {
      const response = await ask(path, asPerson)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('json')
    }
  })
})
