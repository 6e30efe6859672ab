import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { doctors } from '../../../src/services/doctors/index.ts'
import { fakeForward, fakeSessions, OTHER_ID, RECORD_IDS, stage } from '../../support/route-stage.ts'

const DOCTOR = {
  id: OTHER_ID,
  institution_id: RECORD_IDS.institution,
  first_name: 'Luz',
  last_name: 'Paz',
  medical_license: '123',
  specialty_id: null,
  years_experience: 3,
  consultation_fee: 950.5,
  is_active: true,
  professional_status: 'active',
  contact_email: 'luz@clinic.example.com',
}

const staged = (answer: () => Response = () => Response.json([DOCTOR])) => {
  const { forward, forwardings } = fakeForward(answer)
  const group = doctors({ forward, sessions: fakeSessions().sessions })
  return { ...stage(group), group, forwardings }
}

describe('the directory of doctors (C4)', () => {
  it('hides the e-mail from everybody but administrators', async () => {
    for (const as of ['patient', 'doctor', 'institution'] as const) {
      const text = await (await staged().ask('GET', '/api/v1/doctors', { as })).text()
      expect(text).toContain('"medical_license":"123"')
      expect(text).not.toContain('luz@')
    }
    expect(await (await staged().ask('GET', '/api/v1/doctors', { as: 'admin' })).json()).toEqual([DOCTOR])
  })
})

describe('creating a doctor (A8)', () => {
  const create = async (as: 'institution' | 'admin', body: string) => {
    const { ask, forwardings } = staged(() => Response.json(DOCTOR, { status: 201 }))
    const response = await ask('POST', '/api/v1/doctors', {
      as,
      body,
      headers: { 'content-type': 'application/json' },
    })
    return { response, sent: forwardings[0] }
  }

  it("puts an institution's own id in", async () => {
    const { response, sent } = await create('institution', '{"first_name":"Luz"}')
    expect(response.status).toBe(201)
    expect(JSON.parse(sent?.text ?? '')).toEqual({
      first_name: 'Luz',
      institution_id: RECORD_IDS.institution,
    })
    expect(sent?.request.headers.get('content-length')).toBe(String(sent?.text.length))
  })

  it('refuses another institution', async () => {
    for (const id of [`"${OTHER_ID}"`, 'null', '7', '["x"]']) {
      const { response, sent } = await create('institution', `{"institution_id":${id}}`)
      expect(response.status).toBe(403)
      expect(sent).toBeUndefined()
    }
  })

  it('sends what was checked, not what a second reading might find', async () => {
    const body = `{"institution_id":"${OTHER_ID}","institution_id":"${RECORD_IDS.institution}"}`
    const { sent } = await create('institution', body)
    expect(sent?.text).toBe(`{"institution_id":"${RECORD_IDS.institution}"}`)
  })

  it('is 400 when the content is no object', async () => {
    for (const body of ['[]', 'null', '{"a"'])
      expect((await create('institution', body)).response.status).toBe(400)
  })

  it('passes what an administrator sends as it is', async () => {
    const body = `{ "institution_id" : "${OTHER_ID}" }`
    expect((await create('admin', body)).sent?.text).toBe(body)
  })
})

describe('who may reach doctors (A8)', () => {
  const { group } = staged()
  const accessOf = (method: string, path: string) =>
    ruleOf(group.routes.find((route) => route.method === method && route.path === path)?.hooks)?.access

  it('creating and removing: the institution and administrators, never a patient or a doctor', () => {
    expect(accessOf('POST', '/api/v1/doctors')).toEqual({ institution: 'any', admin: 'any' })
    expect(accessOf('DELETE', '/api/v1/doctors/:id')).toEqual({ institution: 'affiliated', admin: 'any' })
    expect(accessOf('PUT', '/api/v1/doctors/:id')).toEqual({
      doctor: 'own',
      institution: 'affiliated',
      admin: 'any',
    })
  })

  it('a record: only of an assigned patient', () => {
    const path = '/api/v1/doctors/me/patients/:patientId/medical-record'
    expect(accessOf('GET', path)).toEqual({ doctor: 'assigned' })
  })

  it('whatever has no contract: administrators', () => {
    expect(accessOf('ALL', '/api/v1/doctors/*')).toEqual({ admin: 'any' })
    expect(accessOf('ALL', '/api/v1/doctors')).toEqual({ admin: 'any' })
  })
})

describe('the doctor that asks', () => {
  it('is asked for as "me", never as an id', async () => {
    const { ask, forwardings } = staged(() => Response.json({}))
    for (const part of ['dashboard', 'profile', 'institution', 'patients'])
      await ask('GET', `/api/v1/doctors/me/${part}`, { as: 'doctor' })
    expect(forwardings.map(({ target }) => target)).toEqual([
      '/api/v1/doctors/me/dashboard',
      '/api/v1/doctors/me/profile',
      '/api/v1/doctors/me/institution',
      '/api/v1/doctors/me/patients',
    ])
  })
})
