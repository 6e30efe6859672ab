import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { RecordNotReleased } from '../../src/errors.ts'
import { createAccessTrail, type RecordAccess } from '../../src/plugins/access-trail.ts'
import type { Guard } from '../../src/plugins/guard.ts'
import { type RouteRule, ruled } from '../../src/plugins/rule.ts'
import type { AuditEvent } from '../../src/records/audit-event.ts'
import { namePatients } from '../../src/services/named-patients.ts'
import { exchangeOf } from '../../src/telemetry/exchange.ts'
import { createGuardedApp, noRelations, sessionOf, sessionsOf } from '../support/guarded-app.ts'

const PATIENT = '11111111-2222-4333-8444-555555555555'
const OTHER = '66666666-7777-4888-8999-000000000000'
const byPath: RouteRule = {
  summary: '',
  access: { patient: 'own', doctor: 'assigned', admin: 'any' },
  subject: { kind: 'patient', param: 'id' },
  action: 'R',
}
const listed: RouteRule = {
  summary: '',
  access: { admin: 'any' },
  subject: { kind: 'patient', of: 'answer' },
  action: 'R',
}

const routes = (guard: Guard) =>
  new Elysia()
    .use(guard)
    .get('/api/v1/records/:id', () => 'clinical', ruled(byPath))
    .get('/api/v1/broken/:id', () => new Response('no', { status: 500 }), ruled(byPath))
    .get(
      '/api/v1/own',
      () => 'clinical',
      ruled({ ...byPath, access: { patient: 'any' }, subject: { kind: 'patient', of: 'session' } }),
    )
    .get(
      '/api/v1/list',
      ({ request }) => {
        namePatients(exchangeOf(request), [{ id: PATIENT }, { id: OTHER }, { id: PATIENT }])
        return 'clinical'
      },
      ruled(listed),
    )
    .get('/api/v1/unnamed', () => 'clinical', ruled(listed))
    .get('/api/v1/admin-only', () => 'in', ruled({ summary: '', access: { admin: 'any' } }))
    .get('/api/v1/plain', () => 'in', ruled({ summary: '', access: 'signed-in' }))
    .post(
      '/api/v1/login',
      () => new Response('no', { status: 401 }),
      ruled({ summary: '', access: 'public', audit: 'authentication', limit: 'login' }),
    )
    .post(
      '/api/v1/refresh',
      () => new Response('no', { status: 401 }),
      ruled({ summary: '', access: 'public', audit: 'authentication' }),
    )

const sessions = sessionsOf({
  'p.p.p': sessionOf({ referenceId: PATIENT }),
  'd.d.d': sessionOf({ sid: 'sid-2', userId: 'user-2', role: 'doctor', referenceId: 'doctor-1' }),
  'a.a.a': sessionOf({ sid: 'sid-3', userId: 'user-3', role: 'admin', referenceId: 'admin-1' }),
})

const ask = async (method: string, path: string, token: string | null, options = {}) => {
  const events: AuditEvent[] = []
  const trail = { record: async (given: readonly AuditEvent[]) => void events.push(...given) }
  const recordAccess = createAccessTrail({ trail, now: () => 1_000 })
  const { fetch } = createGuardedApp(routes, { sessions, recordAccess, ...options })
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(new Request(`http://localhost${path}`, { method, headers }))
  return { response, text: await response.text(), events }
}

describe('access trail', () => {
  it('tells who opened whose record, by which route and why', async () => {
    const { events } = await ask('GET', `/api/v1/records/${PATIENT}`, 'p.p.p')
    expect(events).toMatchObject([
      {
        recordedAt: 1_000,
        kind: 'record',
        action: 'R',
        outcome: 'success',
        route: '/api/v1/records/:id',
        userId: 'user-1',
        role: 'patient',
        actorReferenceId: PATIENT,
        patientId: PATIENT,
        reason: 'role patient, own record',
        emergency: false,
      },
    ])
  })

  it('finds the patient in the session and, once each, in a list', async () => {
    expect((await ask('GET', '/api/v1/own', 'p.p.p')).events).toMatchObject([{ patientId: PATIENT }])
    const { events } = await ask('GET', '/api/v1/list', 'a.a.a')
    expect(events.map(({ patientId }) => patientId)).toEqual([PATIENT, OTHER])
  })

  it('does not release a list whose handler named no patients', async () => {
    const { response, text } = await ask('GET', '/api/v1/unnamed', 'a.a.a')
    expect(response.status).toBe(503)
    expect(text).toContain('record_not_released')
    expect(text).not.toContain('clinical')
  })

  it('tells of a denial and of a failure', async () => {
    expect((await ask('GET', `/api/v1/records/${OTHER}`, 'p.p.p')).events).toMatchObject([
      { kind: 'denial', outcome: 'denied', patientId: OTHER, reason: 'role patient, not the own record' },
    ])
    expect((await ask('GET', '/api/v1/admin-only', 'd.d.d')).events).toMatchObject([
      { kind: 'denial', outcome: 'denied', patientId: null, role: 'doctor' },
    ])
    expect((await ask('GET', `/api/v1/broken/${PATIENT}`, 'a.a.a')).events).toMatchObject([
      { kind: 'record', outcome: 'failure' },
    ])
  })

  it('tells of a refused login, but of nothing that strangers could repeat without limit', async () => {
    expect((await ask('POST', '/api/v1/login', null)).events).toMatchObject([
      { kind: 'authentication', outcome: 'denied', userId: null },
    ])
    expect((await ask('POST', '/api/v1/refresh', null)).events).toEqual([])
    expect((await ask('GET', `/api/v1/records/${PATIENT}`, null)).events).toEqual([])
  })

  it('has nothing to do for a route that names nobody', async () => {
    const asked: unknown[] = []
    const recordAccess: RecordAccess = (exchange, status) => {
      asked.push(
        createAccessTrail({ trail: { record: async () => undefined }, now: () => 0 })(exchange, status),
      )
      return null
    }
    await ask('GET', '/api/v1/plain', 'd.d.d', { recordAccess })
    expect(asked).toEqual([null])
  })

  it('releases nothing before the events are durable', async () => {
    const stored = Promise.withResolvers<void>()
    let released = false
    const answer = ask('GET', `/api/v1/records/${PATIENT}`, 'p.p.p', { recordAccess: () => stored.promise })
    answer.then(() => {
      released = true
    })
    await Bun.sleep(0)
    expect(released).toBe(false)
    stored.resolve()
    expect((await answer).text).toBe('clinical')
  })

  it('answers 503 in place of a record that can be recorded nowhere', async () => {
    const refusal = new RecordNotReleased(null, { retryAfterSeconds: 5 })
    const { response, text } = await ask('GET', `/api/v1/records/${PATIENT}`, 'p.p.p', {
      recordAccess: () => Promise.reject(refusal),
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(text).not.toContain('clinical')
  })
})

describe('a declared emergency', () => {
  const running = {
    id: 'e1',
    userId: 'user-2',
    referenceId: 'doctor-1',
    patientId: PATIENT,
    purpose: 'ETREAT' as const,
    reason: 'Llegó inconsciente a urgencias.',
    openedAt: 0,
    expiresAt: 1,
    review: 'open' as const,
    reviewedBy: null,
    reviewedAt: null,
    reviewNote: null,
  }
  const activeEmergency = async (_: unknown, id: string) => (id === PATIENT ? running : null)

  it('opens this patient to the doctor, and says so in the trail', async () => {
    const { response, events } = await ask('GET', `/api/v1/records/${PATIENT}`, 'd.d.d', { activeEmergency })
    expect(response.status).toBe(200)
    expect(events).toMatchObject([{ outcome: 'success', emergency: true, reason: 'emergency: ETREAT' }])
  })

  it('opens nobody else', async () => {
    const { response } = await ask('GET', `/api/v1/records/${OTHER}`, 'd.d.d', { activeEmergency })
    expect(response.status).toBe(403)
  })

  it('does not wait for the service that knows who treats whom', async () => {
    const relations = { ...noRelations, treats: () => Promise.reject(new Error('away')) }
    const { response } = await ask('GET', `/api/v1/records/${PATIENT}`, 'd.d.d', {
      activeEmergency,
      relations,
    })
    expect(response.status).toBe(200)
  })
})
