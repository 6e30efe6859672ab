import { describe, expect, it } from 'bun:test'
import { OTHER_ID, RECORD_IDS, sessionOf } from '../../support/route-stage.ts'
import { stageWebApi } from '../../support/web-api-stage.ts'

const OWN = `/api/v1/patients/${RECORD_IDS.patient}`

describe("a patient's own record over /api/web", () => {
  it('is that of reference_id, not of user_id (B1)', async () => {
    for (const part of ['dashboard', 'medical-record', 'care-team', 'profile']) {
      const { ask, questions } = stageWebApi({ [`GET ${OWN}/${part}`]: { json: { part } } })
      const response = await ask('GET', `/api/web/patient/${part}`, { as: 'patient' })
      expect(await response.json()).toMatchObject({ status: 'success', data: { part } })
      expect(questions[0]?.target).not.toContain(sessionOf('patient').userId)
      expect(questions[0]?.identity).toMatchObject({ role: 'patient', token: 'upstream-sid-patient' })
    }
  })

  it('keeps the query on the way (E8)', async () => {
    const { ask, questions } = stageWebApi({})
    await ask('GET', '/api/web/patient/profile?fields=a', { as: 'patient' })
    expect(questions[0]?.target).toBe(`${OWN}/profile?fields=a`)
  })

  it('failing upstream is a failure of the same status (D3)', async () => {
    for (const status of [404, 500, 503]) {
      const { ask } = stageWebApi({ [`GET ${OWN}/dashboard`]: { status, json: { detail: 'no' } } })
      const response = await ask('GET', '/api/web/patient/dashboard', { as: 'patient' })
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ status: 'error' })
    }
  })

  it('success without JSON is a failure', async () => {
    const { ask } = stageWebApi({ [`GET ${OWN}/dashboard`]: {} })
    expect((await ask('GET', '/api/web/patient/dashboard', { as: 'patient' })).status).toBe(502)
  })
})

describe("a patient's profile forms (C8)", () => {
  it('change the personal data, and only those', async () => {
    const { ask, questions } = stageWebApi({ [`PUT ${OWN}`]: { json: { id: OTHER_ID } } })
    const info = { first_name: 'Ana', last_name: 'Ruiz', date_of_birth: '1980-02-03' }
    const json = { ...info, is_verified: true, doctor_id: OTHER_ID }
    const response = await ask('PUT', '/api/web/patient/personal-info', { as: 'patient', json })
    expect(response.status).toBe(200)
    expect(questions[0]?.json).toEqual(info)
  })

  it('refuse a birth date that would be a 500 upstream (H6)', async () => {
    const { ask, questions } = stageWebApi({})
    for (const date_of_birth of ['2026-11-25', '1980-02-30', 'ayer', '1899-12-31']) {
      const json = { first_name: 'Ana', last_name: 'Ruiz', date_of_birth }
      const response = await ask('PUT', '/api/web/patient/personal-info', { as: 'patient', json })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ pointer: '/date_of_birth' }] })
    }
    expect(questions).toEqual([])
  })

  const forms = [
    ['emails', { email_address: 'ana@clinic.example.com', email_type: 'personal' }],
    ['phones', { phone_number: '+52 81 1234-5678' }],
    ['addresses', { street_address: 'Hidalgo 1', postal_code: '64000', city: 'Monterrey', region_id: 19 }],
  ] as const

  it('add e-mails, phones and addresses', async () => {
    for (const [collection, json] of forms) {
      const { ask, questions } = stageWebApi({
        [`POST ${OWN}/${collection}`]: { status: 201, json: { id: 'x' } },
      })
      const headers = { 'idempotency-key': 'k-1' }
      const response = await ask('POST', `/api/web/patient/${collection}`, { as: 'patient', json, headers })
      expect([response.status, ((await response.json()) as { data: unknown }).data]).toEqual([
        201,
        { id: 'x' },
      ])
      expect(questions[0]).toMatchObject({ json, idempotencyKey: 'k-1' })
    }
  })

  it('say honestly that the service has no such thing', async () => {
    for (const [collection, json] of forms) {
      const response = await stageWebApi({}).ask('POST', `/api/web/patient/${collection}`, {
        as: 'patient',
        json,
      })
      expect(response.status).toBe(404)
    }
  })
})
