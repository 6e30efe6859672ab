import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { startStandIn } from '../../../src/standins/stand-in.ts'
import { account, ask, type Clinic, faultsOf, openClinic, SECRET, tokenFor, UNKNOWN_ID } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const KEYS = [
  'id',
  'institution_id',
  'first_name',
  'last_name',
  'medical_license',
  'specialty_id',
  'years_experience',
  'consultation_fee',
  'is_active',
  'professional_status',
  'contact_email',
]

const call = (line: string, body?: unknown) =>
  ask(clinic.services.doctors, line, {
    token: tokenFor('paciente1'),
    ...(body === undefined ? {} : { body }),
  })

const newDoctor = (n: number) => ({
  institution_id: account('institucion1').referenceId,
  first_name: 'Nadia',
  last_name: 'Prieto',
  medical_license: `LIC-${n}`,
  contact_email: { email_address: `nadia${n}@clinica.example.com` },
  password: 'Una-clave-larga',
  consultation_fee: 700,
})

describe('the list', () => {
  it('is a bare array of active doctors, newest first, open to any role', async () => {
    const { json, text } = await call('GET /api/v1/doctors')
    expect(json).toHaveLength(13)
    expect(Object.keys(json[0])).toEqual(KEYS)
    expect(text).toContain('"consultation_fee":950.0')
    expect(json.every((doctor: { is_active: boolean }) => doctor.is_active)).toBe(true)
  })

  it('pages', async () => {
    const all = (await call('GET /api/v1/doctors')).json
    expect((await call('GET /api/v1/doctors?skip=2&limit=3')).json).toEqual(all.slice(2, 5))
    expect((await call('GET /api/v1/doctors?skip=500')).text).toBe('[]')
    expect((await call('GET /api/v1/doctors?skip=-1')).text).toBe('Internal Server Error')
    expect(faultsOf(await call('GET /api/v1/doctors?limit=x'))).toEqual([['int_parsing', ['query', 'limit']]])
  })
})

describe('one doctor', () => {
  it('is read whole; unknown and non-UUID ids are 404', async () => {
    const { referenceId } = account('doctor2')
    expect((await call(`GET /api/v1/doctors/${referenceId}`)).json.contact_email).toBe(
      account('doctor2').email,
    )
    for (const id of [UNKNOWN_ID, 'statistics'])
      expect((await call(`GET /api/v1/doctors/${id}`)).status).toBe(404)
  })

  it('is deleted softly, repeatably, and can still be read', async () => {
    const { json } = await call('POST /api/v1/doctors', newDoctor(1))
    const line = `/api/v1/doctors/${json.id}`
    for (const _ of [1, 2]) expect((await call(`DELETE ${line}`)).status).toBe(204)
    expect((await call(`GET ${line}`)).json.is_active).toBe(false)
    expect((await call(`DELETE /api/v1/doctors/${UNKNOWN_ID}`)).status).toBe(404)
  })

  it('takes a new specialty, fee and years', async () => {
    const specialty = (await call('GET /api/v1/doctors')).json.find(
      (one: Record<string, unknown>) => one['specialty_id'],
    )
    const line = `PUT /api/v1/doctors/${account('doctor2').referenceId}`
    const reply = await call(line, {
      specialty_id: specialty.specialty_id,
      consultation_fee: 1500,
      years_experience: null,
    })
    expect(reply.json).toMatchObject({ specialty_id: specialty.specialty_id, years_experience: null })
    expect(reply.text).toContain('"consultation_fee":1500.0')
    expect((await call(line, { unknown: 1 })).status).toBe(400)
    expect((await call(line, { consultation_fee: 'mucho' })).status).toBe(422)
    expect((await call(line, { years_experience: -1 })).json.detail).toContain('check constraint')
    expect((await call(line, { specialty_id: UNKNOWN_ID })).status).toBe(500)
  })
})

describe('create', () => {
  it('makes record and account', async () => {
    const reply = await call('POST /api/v1/doctors', newDoctor(2))
    expect(reply.status).toBe(201)
    expect(Object.keys(reply.json)).toEqual(KEYS)
    expect(reply.json).toMatchObject({
      years_experience: 0,
      specialty_id: null,
      professional_status: 'active',
    })
    const body = { email: 'nadia2@clinica.example.com', password: 'Una-clave-larga' }
    const login = await ask(clinic.services.doctors, 'POST /auth/login', { body })
    expect(login.json.user_id).not.toBe(reply.json.id)
  })

  it('answers 409, 422 and 500 as the contract says', async () => {
    await call('POST /api/v1/doctors', newDoctor(3))
    const email = { contact_email: newDoctor(3).contact_email }
    expect((await call('POST /api/v1/doctors', { ...newDoctor(4), ...email })).status).toBe(409)
    expect((await call('POST /api/v1/doctors', { ...newDoctor(4), medical_license: 'LIC-3' })).status).toBe(
      409,
    )
    expect(
      (await call('POST /api/v1/doctors', { ...newDoctor(4), institution_id: UNKNOWN_ID })).json.detail,
    ).toBeString()
    expect(faultsOf(await call('POST /api/v1/doctors', { ...newDoctor(4), contact_email: {} }))).toEqual([
      ['missing', ['body', 'contact_email', 'email_address']],
    ])
  })

  it('answers 503 and leaves nothing when the account cannot be made', async () => {
    const doctors = await startStandIn('doctors', {
      port: 0,
      dataDir: ':memory:',
      jwtSecret: SECRET,
      authUrl: 'http://127.0.0.1:1',
    })
    const asked = { token: tokenFor('admin1'), body: newDoctor(5) }
    expect((await ask(doctors, 'POST /api/v1/doctors', asked)).status).toBe(503)
    expect(
      (await ask(doctors, 'GET /api/v1/doctors', asked.token ? { token: asked.token } : {})).text,
    ).not.toContain('Nadia')
    await doctors.close()
  })
})

describe('login at the doctors service', () => {
  const login = (email: string, password: string) =>
    ask(clinic.services.doctors, 'POST /auth/login', { body: { email, password } })

  it('finds a doctor by contact e-mail only', async () => {
    expect((await login(account('doctor1').email, 'Doctor123!')).json.user_type).toBe('doctor')
    expect((await login(account('doctor3').email, 'Doctor123!')).status).toBe(401)
    expect((await login(account('paciente1').email, 'Paciente123!')).status).toBe(401)
    expect((await login(account('doctor1').email, 'otra')).status).toBe(401)
    expect((await login('', 'x')).status).toBe(400)
  })

  it('refuses inactive and suspended doctors', async () => {
    expect((await login('doctor14@test.predicthealth.com', 'Doctor123!')).status).toBe(403)
    expect((await login('doctor13@test.predicthealth.com', 'Doctor123!')).status).toBe(403)
  })
})
