import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { patients } from '../../../src/services/patients/index.ts'
import { fakeForward, fakeSessions, OTHER_ID, RECORD_IDS, stage } from '../../support/route-stage.ts'

const PATIENT = {
  id: OTHER_ID,
  doctor_id: RECORD_IDS.doctor,
  institution_id: RECORD_IDS.institution,
  first_name: 'Ana',
  last_name: 'Ruiz',
  date_of_birth: '1980-02-03',
  is_active: true,
  is_verified: true,
  emergency_contact_name: 'P. Ruiz',
  contact_email: 'ana@clinic.example.com',
  sex_id: 2,
  gender_id: 2,
  health_profile: { height_cm: 168.0 },
}

const staged = () => {
  const own = fakeForward(() => Response.json([PATIENT]))
  const institutions = fakeForward(() =>
    Response.json({
      patients: [{ id: OTHER_ID, first_name: 'Ana', date_of_birth: '1980-02-03', risk_level: 'low' }],
    }),
  )
  const { sessions } = fakeSessions()
  const deps = { forward: own.forward, forwardToInstitutions: institutions.forward, sessions }
  const group = patients(deps)
  return { ...stage(group), group, forwardings: own.forwardings, toInstitutions: institutions.forwardings }
}

describe('the list of patients (C4, H2)', () => {
  it('shows administrators no health data', async () => {
    const { ask, forwardings } = staged()
    const response = await ask('GET', '/api/v1/patients?limit=5', { as: 'admin' })
    const [patient] = (await response.json()) as Record<string, unknown>[]
    expect(forwardings[0]?.target).toBe('/api/v1/patients?limit=5')
    expect(Object.keys(patient ?? {})).toEqual([
      'id',
      'doctor_id',
      'institution_id',
      'first_name',
      'last_name',
      'is_active',
      'is_verified',
      'contact_email',
    ])
  })

  it("is an institution's own list, from the service that knows it", async () => {
    const { ask, forwardings, toInstitutions } = staged()
    const response = await ask('GET', '/api/v1/patients', { as: 'institution' })
    expect(await response.json()).toEqual({ patients: [{ id: OTHER_ID, first_name: 'Ana' }] })
    expect(toInstitutions[0]?.target).toBe('/api/v1/institutions/patients')
    expect(forwardings).toEqual([])
  })

  it('refuses a page the service would answer with 500', async () => {
    const { ask, forwardings } = staged()
    const response = await ask('GET', '/api/v1/patients?skip=-1', { as: 'admin' })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(forwardings).toEqual([])
  })
})

describe('one patient', () => {
  it('is written with the body as the client sent it', async () => {
    const { ask, forwardings } = staged()
    const body = '{ "first_name" : "José" , "first_name":"Ana" }'
    await ask('PUT', `/api/v1/patients/${OTHER_ID}`, {
      as: 'patient',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1' },
    })
    expect(forwardings[0]?.text).toBe(body)
    expect(forwardings[0]?.request.headers.get('idempotency-key')).toBe('k-1')
  })

  it('takes a body of any type: the service says what is wrong with it', async () => {
    const { ask, forwardings } = staged()
    await ask('PUT', `/api/v1/patients/${OTHER_ID}`, { as: 'patient', body: 'not json' })
    expect(forwardings[0]?.text).toBe('not json')
  })

  it('has its parts below it', async () => {
    const { ask, forwardings } = staged()
    const parts = ['dashboard', 'medical-record', 'care-team', 'profile']
    for (const part of parts) await ask('GET', `/api/v1/patients/${OTHER_ID}/${part}`, { as: 'patient' })
    expect(forwardings.map(({ target }) => target)).toEqual(
      parts.map((part) => `/api/v1/patients/${OTHER_ID}/${part}`),
    )
  })
})

describe('who may reach patients (A8)', () => {
  const { group } = staged()
  const accessOf = (method: string, path: string) =>
    ruleOf(group.routes.find((route) => route.method === method && route.path === path)?.hooks)?.access

  it('every route declares a rule, and none is public', () => {
    for (const { hooks } of group.routes) expect(ruleOf(hooks)?.access ?? 'public').not.toBe('public')
  })

  it('a record: its patient, its doctor, its institution, an administrator', () => {
    const related = { patient: 'own', doctor: 'assigned', institution: 'affiliated', admin: 'any' } as const
    expect(accessOf('GET', '/api/v1/patients/:id')).toEqual(related)
    expect(accessOf('PUT', '/api/v1/patients/:id')).toEqual(related)
    expect(accessOf('GET', '/api/v1/patients/:id/medical-record')).toEqual(related)
  })

  it('removing one: not a doctor', () => {
    expect(accessOf('DELETE', '/api/v1/patients/:id')).toEqual({
      patient: 'own',
      institution: 'affiliated',
      admin: 'any',
    })
  })

  it('creating one and whatever has no contract: administrators', () => {
    expect(accessOf('POST', '/api/v1/patients')).toEqual({ admin: 'any' })
    expect(accessOf('ALL', '/api/v1/patients')).toEqual({ admin: 'any' })
    expect(accessOf('ALL', '/api/v1/patients/*')).toEqual({ admin: 'any' })
  })

  it('a rule that reaches only related records names the record', () => {
    for (const { hooks, path } of group.routes) {
      const rule = ruleOf(hooks)
      if (typeof rule?.access !== 'object') continue
      const isRelated = Object.values(rule.access).some((scope) => scope !== 'any')
      const param = rule.subject && 'param' in rule.subject ? rule.subject.param : 'none'
      if (isRelated) expect(path).toContain(`:${param}`)
    }
  })
})
