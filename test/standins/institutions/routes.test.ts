import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { account, ask, type Clinic, openClinic, signed, tokenFor, UNKNOWN_ID } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const KEYS = [
  'name',
  'institution_type_id',
  'website',
  'license_number',
  'id',
  'is_active',
  'is_verified',
  'contact_email',
]

const call = (line: string, asked: { token?: string; body?: unknown } = {}) =>
  ask(clinic.services.institutions, line, asked)

const own = (word: string) => `/api/v1/institutions/${account(word).referenceId}`

const newInstitution = (n: number) => ({
  name: 'Farmacia del Parque',
  institution_type_id: 6,
  license_number: `FARM-${n}`,
  contact_email: { email_address: `farmacia${n}@clinica.example.com` },
  password: 'Una-clave-larga',
})

describe('list and create', () => {
  it('are open to a stranger', async () => {
    const list = await call('GET /api/v1/institutions')
    expect(list.json).toHaveLength(4)
    expect(Object.keys(list.json[0])).toEqual(KEYS)
    const created = await call('POST /api/v1/institutions', { body: newInstitution(1) })
    expect([created.status, Object.keys(created.json)]).toEqual([201, KEYS])
    expect((await call('GET /api/v1/institutions?limit=1')).json).toEqual([created.json])
  })

  it('answer 409, 422 and 500 as the contract says', async () => {
    const post = (change: object) =>
      call('POST /api/v1/institutions', { body: { ...newInstitution(2), ...change } })
    expect((await post({ license_number: 'HOSP-NL-0417' })).status).toBe(409)
    expect((await post({ contact_email: { email_address: account('institucion1').email } })).status).toBe(409)
    expect((await post({ institution_type_id: 99 })).json.detail).toContain('foreign key')
    expect((await post({ name: '' })).status).toBe(422)
    expect((await call('GET /api/v1/institutions?skip=-1')).text).toBe('Internal Server Error')
  })
})

describe("the institution's people", () => {
  it('are its own, active ones, for institutions only', async () => {
    const token = tokenFor('institucion2')
    const doctors = await call('GET /api/v1/institutions/doctors', { token })
    expect(doctors.json.doctors).toHaveLength(4)
    expect(Object.keys(doctors.json.doctors[0])).toEqual([
      'id',
      'first_name',
      'last_name',
      'medical_license',
      'years_experience',
      'consultation_fee',
      'is_active',
      'professional_status',
      'specialty_name',
      'contact_email',
      'contact_phone',
      'active_patients',
      'specialty',
    ])
    for (const { specialty, specialty_name } of doctors.json.doctors) expect(specialty).toBe(specialty_name)
    for (const list of ['doctors', 'patients']) {
      expect((await call(`GET /api/v1/institutions/${list}`, { token: tokenFor('admin1') })).status).toBe(403)
      expect((await call(`GET /api/v1/institutions/${list}`)).status).toBe(401)
    }
  })

  it('list patients with when they registered', async () => {
    const { json } = await call('GET /api/v1/institutions/patients', { token: tokenFor('institucion1') })
    const [first] = json.patients
    expect(Object.keys(first)).toEqual([
      'id',
      'first_name',
      'last_name',
      'date_of_birth',
      'last_login',
      'is_verified',
      'created_at',
      'contact_email',
      'contact_phone',
      'doctor_first_name',
      'doctor_last_name',
      'validation_status',
      'doctor_name',
      'risk_level',
      'last_activity',
    ])
    expect(first.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
    expect(first).toMatchObject({ risk_level: 'low', last_login: null, last_activity: first.created_at })
    for (const one of json.patients)
      expect(one.validation_status).toBe(one.is_verified ? 'verified' : 'unverified')
  })

  it('need a reference in the token; one that is no UUID has no people', async () => {
    const bare = signed({ user_type: 'institution', user_id: 'x' })
    expect((await call('GET /api/v1/institutions/doctors', { token: bare })).status).toBe(400)
    const odd = signed({ user_type: 'institution', metadata: { reference_id: 'abc' } })
    expect((await call('GET /api/v1/institutions/patients', { token: odd })).text).toBe('{"patients":[]}')
  })
})

describe('one institution', () => {
  it('is read by itself and by every other role', async () => {
    for (const word of ['institucion1', 'doctor1', 'paciente1', 'admin1']) {
      const reply = await call(`GET ${own('institucion1')}`, { token: tokenFor(word) })
      expect([word, reply.status, Object.keys(reply.json)]).toEqual([word, 200, KEYS])
    }
    expect((await call(`GET ${own('institucion2')}`, { token: tokenFor('institucion1') })).status).toBe(403)
    expect((await call('GET /api/v1/institutions/abc', { token: tokenFor('doctor1') })).status).toBe(500)
    expect(
      (await call(`GET /api/v1/institutions/${UNKNOWN_ID}`, { token: tokenFor('doctor1') })).status,
    ).toBe(404)
  })

  it('is changed', async () => {
    const put = (body: unknown, line = own('institucion2')) =>
      call(`PUT ${line}`, { token: tokenFor('institucion2'), body })
    expect((await put({ name: 'Clínica Nueva', website: null })).json).toMatchObject({
      name: 'Clínica Nueva',
      website: null,
    })
    expect((await put({})).status).toBe(400)
    expect((await put({ name: null })).text).toBe('Internal Server Error')
    expect((await put({ institution_type_id: 'x' })).status).toBe(422)
    expect((await put({ name: 'x' }, own('institucion1'))).status).toBe(403)
  })

  it('is deleted softly', async () => {
    const { json } = await call('POST /api/v1/institutions', { body: newInstitution(3) })
    expect((await call(`DELETE /api/v1/institutions/${json.id}`, { token: tokenFor('admin1') })).status).toBe(
      204,
    )
    const list = await call('GET /api/v1/institutions')
    expect(list.json.map(({ id }: { id: string }) => id)).not.toContain(json.id)
  })
})
