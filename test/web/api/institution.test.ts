import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { OTHER_ID, RECORD_IDS } from '../../support/route-stage.ts'
import { stageWebApi } from '../../support/web-api-stage.ts'

const DOCTORS = 'GET /api/v1/institutions/doctors'
const PATIENTS = 'GET /api/v1/institutions/patients'
const TWO_DOCTORS = {
  json: { doctors: [{ id: 'a', is_active: true, active_patients: 1, first_name: 'Luz' }] },
}
const ONE_PATIENT = {
  json: { patients: [{ id: 'p', is_verified: true, created_at: '2026-11-02T00:00:00+00:00' }] },
}

describe('the dashboard of an institution', () => {
  it('counts real lists and keeps their rows whole (G6)', async () => {
    const { ask } = stageWebApi({ [DOCTORS]: TWO_DOCTORS, [PATIENTS]: ONE_PATIENT })
    const response = await ask('GET', '/api/web/institution/dashboard', { as: 'institution' })
    expect(await response.json()).toMatchObject({
      status: 'success',
      data: {
        active_doctors: 1,
        total_doctors: 1,
        total_patients: 1,
        verified_patients: 1,
        new_patients_this_month: 1,
        top_doctors: [{ first_name: 'Luz' }],
        recent_patients: [{ id: 'p' }],
        doctors: [{ id: 'a' }],
      },
    })
  })

  it('asks for both lists at once (D6)', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { ask, questions } = stageWebApi({
      [DOCTORS]: () => promise.then(() => TWO_DOCTORS),
      [PATIENTS]: () => promise.then(() => ONE_PATIENT),
    })
    const response = ask('GET', '/api/web/institution/dashboard', { as: 'institution' })
    while (questions.length < 2) await Promise.resolve()
    resolve()
    expect((await response).status).toBe(200)
  })

  it('is a failure when either list fails or is none, never zeros (D3)', async () => {
    const broken = [
      { status: 503 },
      { status: 500 },
      { status: 200, json: {} },
      { status: 200, json: { doctors: 'x' } },
    ]
    for (const answer of broken) {
      const { ask } = stageWebApi({ [DOCTORS]: answer, [PATIENTS]: ONE_PATIENT })
      const response = await ask('GET', '/api/web/institution/dashboard', { as: 'institution' })
      expect(response.status).toBeGreaterThanOrEqual(500)
      expect(await response.json()).toMatchObject({ status: 'error' })
    }
  })
})

describe('what the access trail learns of an institution', () => {
  it('is the patients shown by name, of lists and dashboard', async () => {
    for (const path of ['dashboard', 'patients']) {
      const { ask, exchanges } = stageWebApi({ [DOCTORS]: TWO_DOCTORS, [PATIENTS]: ONE_PATIENT })
      await ask('GET', `/api/web/institution/${path}`, { as: 'institution' })
      expect([path, exchanges[0]?.recording?.patients]).toEqual([path, ['p']])
    }
  })
})

describe('the patients of an institution', () => {
  it('are counted for the one that asks (C7)', async () => {
    const { ask } = stageWebApi({ [PATIENTS]: ONE_PATIENT })
    const response = await ask('GET', '/api/web/institution/patients/stats', { as: 'institution' })
    expect(await response.json()).toMatchObject({ data: { total_patients: 1, unverified_patients: 0 } })
    expect((await ask('GET', '/api/web/institution/patients/stats')).status).toBe(401)
  })
})

describe('the doctors of an institution', () => {
  const NEW_DOCTOR = {
    nombre: 'Luz',
    apellido: 'Paz',
    email: 'luz@clinic.example.com',
    licencia_medica: 'CED-1',
    password: 'Tulipan-47!rojo',
    confirm_password: 'Tulipan-47!rojo',
  }

  it('are created under the names the service knows, in the institution that asks (C5)', async () => {
    const { ask, questions } = stageWebApi({
      'POST /api/v1/doctors': { status: 201, json: { id: OTHER_ID } },
    })
    const json = { ...NEW_DOCTOR, institution_id: OTHER_ID }
    const response = await ask('POST', '/api/web/institution/doctors', { as: 'institution', json })
    expect([response.status, ((await response.json()) as { data: unknown }).data]).toEqual([
      201,
      { id: OTHER_ID },
    ])
    expect(questions[0]?.json).toEqual({
      institution_id: RECORD_IDS.institution,
      first_name: 'Luz',
      last_name: 'Paz',
      medical_license: 'CED-1',
      contact_email: { email_address: 'luz@clinic.example.com', is_primary: true },
      password: 'Tulipan-47!rojo',
    })
  })

  it('are not created with missing members, weak or mistyped passwords (C5)', async () => {
    const { ask, questions } = stageWebApi({})
    const create = async (json: object) =>
      (await ask('POST', '/api/web/institution/doctors', { as: 'institution', json })).status
    expect(await create({ ...NEW_DOCTOR, licencia_medica: '' })).toBe(400)
    expect(await create({ ...NEW_DOCTOR, confirm_password: 'otra' })).toBe(422)
    expect(
      await create({ ...NEW_DOCTOR, password: 'sinmayuscula1!', confirm_password: 'sinmayuscula1!' }),
    ).toBe(422)
    expect(questions).toEqual([])
  })

  it('are removed by their institution only (A9, C6)', async () => {
    const { ask, group, questions } = stageWebApi({ [`DELETE /api/v1/doctors/${OTHER_ID}`]: { status: 204 } })
    const response = await ask('DELETE', `/api/web/institution/doctors/${OTHER_ID}`, { as: 'institution' })
    expect(await response.json()).toEqual({
      status: 'success',
      message: 'El médico quedó dado de baja.',
      data: {},
    })
    expect((await ask('DELETE', `/api/web/institution/doctors/${OTHER_ID}`)).status).toBe(401)
    expect(questions.length).toBe(1)
    const route = group.routes.find(
      ({ method, path }) => method === 'DELETE' && path.includes('/institution/doctors/'),
    )
    expect(ruleOf(route?.hooks)).toMatchObject({
      access: { institution: 'affiliated' },
      subject: { kind: 'doctor', param: 'id' },
    })
  })
})
