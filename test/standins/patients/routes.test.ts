import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { startStandIn } from '../../../src/standins/stand-in.ts'
import {
  account,
  ask,
  type Clinic,
  faultsOf,
  gatewayTokenFor,
  openClinic,
  SECRET,
  tokenFor,
  UNKNOWN_ID,
} from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const KEYS = [
  'id',
  'doctor_id',
  'institution_id',
  'first_name',
  'last_name',
  'date_of_birth',
  'is_active',
  'is_verified',
  'emergency_contact_name',
  'contact_email',
  'sex_id',
  'gender_id',
  'health_profile',
]

const call = (line: string, asked: { token?: string; body?: unknown } = {}) =>
  ask(clinic.services.patients, line, asked)

const own = (word: string) => `/api/v1/patients/${account(word).referenceId}`

const newPatient = (n: number) => ({
  doctor_id: account('doctor1').referenceId,
  institution_id: account('institucion1').referenceId,
  first_name: 'Olga',
  last_name: 'Prieto',
  date_of_birth: '1990-05-17T00:00:00',
  contact_email: { email_address: `olga${n}@clinica.example.com` },
  health_profile: { height_cm: 165, weight_kg: 61.5, blood_type_id: 1 },
  password: 'Una-clave-larga',
})

describe('the list', () => {
  it('is open to a stranger: a bare array of active patients, newest first', async () => {
    const { status, json } = await call('GET /api/v1/patients')
    expect([status, json.length]).toEqual([200, 65])
    expect(Object.keys(json[0])).toEqual(KEYS)
    expect((await call('GET /api/v1/patients?skip=1&limit=2')).json).toEqual(json.slice(1, 3))
    expect((await call('GET /api/v1/patients?skip=1000')).text).toBe('[]')
    expect((await call('GET /api/v1/patients?limit=-1')).text).toBe('Internal Server Error')
    expect((await call('GET /api/v1/patients?limit=many')).status).toBe(422)
  })
})

describe('whose record', () => {
  it("compares the path with user_id when the token is the auth service's", async () => {
    expect((await call(`GET ${own('paciente1')}`, { token: tokenFor('paciente1') })).status).toBe(200)
    expect((await call(`GET ${own('paciente2')}`, { token: tokenFor('paciente2') })).status).toBe(403)
    const byUser = `/api/v1/patients/${account('paciente2').userId}`
    expect((await call(`GET ${byUser}`, { token: tokenFor('paciente2') })).status).toBe(404)
    expect((await call(`GET ${byUser}/dashboard`, { token: tokenFor('paciente2') })).status).toBe(500)
    const empty = await call(`GET ${byUser}/medical-record`, { token: tokenFor('paciente2') })
    expect(empty.text).toBe(
      '{"health_profile":null,"conditions":[],"medications":[],"allergies":[],"family_history":[]}',
    )
  })

  it("compares it with the top-level reference_id when the token is the gateway's", async () => {
    const token = gatewayTokenFor('paciente2')
    for (const page of ['', '/dashboard', '/medical-record', '/care-team', '/profile']) {
      expect((await call(`GET ${own('paciente2')}${page}`, { token })).status).toBe(200)
      expect((await call(`GET ${own('paciente1')}${page}`, { token })).status).toBe(403)
    }
  })

  it('compares plain strings', async () => {
    const upper = own('paciente1').replace(account('paciente1').referenceId, (id) => id.toUpperCase())
    expect((await call(`GET ${upper}`, { token: tokenFor('paciente1') })).status).toBe(403)
    expect((await call(`GET ${upper}`, { token: tokenFor('doctor1') })).status).toBe(200)
  })

  it('lets every other role reach every patient', async () => {
    for (const word of ['doctor3', 'institucion2', 'admin1']) {
      expect((await call(`GET ${own('paciente1')}`, { token: tokenFor(word) })).status).toBe(200)
    }
  })

  it('crashes on what is no UUID, after the permission', async () => {
    for (const page of ['', '/dashboard', '/medical-record', '/care-team', '/profile']) {
      const line = `GET /api/v1/patients/abc${page}`
      expect((await call(line, { token: tokenFor('paciente1') })).status).toBe(403)
      expect((await call(line, { token: tokenFor('doctor1') })).text).toBe('Internal Server Error')
    }
  })
})

describe('one patient', () => {
  it('shows measures as floats', async () => {
    const { text } = await call(`GET ${own('paciente1')}`, { token: tokenFor('paciente1') })
    expect(text).toContain(
      '"health_profile":{"height_cm":162.0,"weight_kg":70.5,"blood_type":"O+","is_smoker":false,',
    )
  })

  it('is changed member by member', async () => {
    const put = (body: unknown, word = 'paciente3') =>
      call(`PUT ${own(word)}`, { token: gatewayTokenFor(word), body })
    const changed = await put({ first_name: 'Elisa', emergency_contact_name: null })
    expect(changed.json).toMatchObject({ first_name: 'Elisa', emergency_contact_name: null })
    expect(Object.keys(changed.json)).toEqual(KEYS)
    expect((await put({})).status).toBe(400)
    expect((await put({ nickname: 'x' })).status).toBe(400)
    expect(faultsOf(await put({ first_name: '' }))).toEqual([['string_too_short', ['body', 'first_name']]])
    expect((await put({ date_of_birth: '2000-02-30' })).status).toBe(422)
    const crashes = [{ date_of_birth: '2999-01-01' }, { sex_id: 99 }, { gender_id: 0 }, { first_name: null }]
    for (const body of crashes) expect((await put(body)).text).toBe('Internal Server Error')
    expect(
      (await call(`GET ${own('paciente3')}`, { token: gatewayTokenFor('paciente3') })).json.first_name,
    ).toBe('Elisa')
  })

  it('is deleted once; dashboard, record and profile live on', async () => {
    const token = tokenFor('admin1')
    expect((await call(`DELETE ${own('paciente4')}`, { token })).status).toBe(204)
    expect((await call(`DELETE ${own('paciente4')}`, { token })).status).toBe(404)
    expect((await call(`GET ${own('paciente4')}`, { token })).status).toBe(404)
    expect((await call(`GET ${own('paciente4')}/care-team`, { token })).status).toBe(404)
    for (const page of ['dashboard', 'medical-record', 'profile']) {
      expect((await call(`GET ${own('paciente4')}/${page}`, { token })).status).toBe(200)
    }
  })

  it('unknown is 404, or what its page says', async () => {
    const token = tokenFor('doctor1')
    const statuses = ['', '/dashboard', '/medical-record', '/care-team', '/profile'].map(
      async (page) => (await call(`GET /api/v1/patients/${UNKNOWN_ID}${page}`, { token })).status,
    )
    expect(await Promise.all(statuses)).toEqual([404, 500, 200, 404, 500])
    expect((await call(`GET ${own('paciente1')}/conditions`, { token })).status).toBe(404)
  })
})

describe('create', () => {
  it('makes record, profile and account without asking who asks', async () => {
    const reply = await call('POST /api/v1/patients', { body: newPatient(1) })
    expect(reply.status).toBe(201)
    expect(Object.keys(reply.json)).toEqual(KEYS)
    expect(reply.json).toMatchObject({ date_of_birth: '1990-05-17', sex_id: null, is_active: true })
    const body = { email: 'olga1@clinica.example.com', password: 'Una-clave-larga' }
    const login = await ask(clinic.services.auth, 'POST /auth/login', { body })
    expect(login.json.user_type).toBe('patient')
    expect(login.json.user_id).not.toBe(reply.json.id)
  })

  it('answers 409, 422 and 500 as the contract says', async () => {
    const taken = { contact_email: { email_address: account('paciente1').email } }
    expect((await call('POST /api/v1/patients', { body: { ...newPatient(2), ...taken } })).status).toBe(409)
    const orphan = { ...newPatient(2), doctor_id: UNKNOWN_ID }
    expect((await call('POST /api/v1/patients', { body: orphan })).json.detail).toContain('foreign key')
    const { health_profile: _, ...bare } = newPatient(2)
    expect(faultsOf(await call('POST /api/v1/patients', { body: { ...bare, password: 'corta' } }))).toEqual([
      ['missing', ['body', 'health_profile']],
      ['string_too_short', ['body', 'password']],
    ])
    const flat = { ...newPatient(2), health_profile: { height_cm: 0 } }
    expect(faultsOf(await call('POST /api/v1/patients', { body: flat }))).toEqual([
      ['greater_than', ['body', 'health_profile', 'height_cm']],
    ])
  })

  it('answers 503 and rolls back when the auth service cannot be reached', async () => {
    const options = { port: 0, dataDir: ':memory:', jwtSecret: SECRET, authUrl: 'http://127.0.0.1:1' }
    const patients = await startStandIn('patients', options)
    expect((await ask(patients, 'POST /api/v1/patients', { body: newPatient(3) })).status).toBe(503)
    expect((await ask(patients, 'GET /api/v1/patients')).json).toHaveLength(65)
    await patients.close()
  })
})
