import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, askStranger, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway
let patient: ApiClient
let doctor: ApiClient
let institution: ApiClient
let admin: ApiClient

beforeAll(async () => {
  gateway = await startGateway()
  patient = await logIn(gateway.url, demoAccount('patient', 2))
  doctor = await logIn(gateway.url, demoAccount('doctor'))
  institution = await logIn(gateway.url, demoAccount('institution'))
  admin = await logIn(gateway.url, demoAccount('admin'))
}, 60_000)

afterAll(() => gateway?.close(), 60_000)

const statusOf = async (client: ApiClient, method: string, path: string, json?: unknown): Promise<number> =>
  (await client.ask(method, path, json)).status

interface Listed {
  readonly id: string
  readonly institution_id: string
  readonly doctor_id: string
}

const allPatients = () => admin.read('/api/v1/patients?limit=1000') as Promise<Listed[]>
const allDoctors = () => admin.read('/api/v1/doctors?limit=1000') as Promise<Listed[]>

describe('a patient whose account and record have different ids (B1, B2)', () => {
  it('sees the own record, by its own id and over /api/web', async () => {
    const { userId, referenceId } = patient.account
    expect(userId).not.toBe(referenceId)
    const dashboard = (await patient.read(`/api/v1/patients/${referenceId}/dashboard`)) as { patient: object }
    const own = (await patient.read('/api/web/patient/dashboard')) as { data: { patient: object } }
    expect(own.data.patient).toEqual(dashboard.patient)
    expect(await statusOf(patient, 'GET', `/api/v1/patients/${userId}`)).toBe(403)
  })

  it('sees nobody else (A8, A2)', async () => {
    const other = (await allPatients()).find(({ id }) => id !== patient.account.referenceId)?.id
    for (const path of ['', '/dashboard', '/medical-record', '/care-team', '/profile'])
      expect(await statusOf(patient, 'GET', `/api/v1/patients/${other}${path}`)).toBe(403)
    expect(await statusOf(patient, 'PUT', `/api/v1/patients/${other}`, { first_name: 'X' })).toBe(403)
    expect(await statusOf(patient, 'DELETE', `/api/v1/patients/${other}`)).toBe(403)
    expect(await statusOf(patient, 'GET', '/api/v1/patients')).toBe(403)
    expect(await statusOf(patient, 'DELETE', `/api/v1/doctors/${doctor.account.referenceId}`)).toBe(403)
  })

  it('changes the profile with every form of the page (C8, G1)', async () => {
    const info = { first_name: 'Renata', last_name: 'Del Río', date_of_birth: '1979-05-06' }
    expect(await statusOf(patient, 'PUT', '/api/web/patient/personal-info', info)).toBe(200)
    const email = { email_address: 'renata@correo.example.com', email_type: 'personal' }
    expect(await statusOf(patient, 'POST', '/api/web/patient/emails', email)).toBe(201)
    expect(await statusOf(patient, 'POST', '/api/web/patient/emails', email)).toBe(409)
    expect(await statusOf(patient, 'POST', '/api/web/patient/phones', { phone_number: '8112345678' })).toBe(
      201,
    )
    const address = { street_address: 'Hidalgo 1', city: 'Monterrey', postal_code: '64000' }
    expect(await statusOf(patient, 'POST', '/api/web/patient/addresses', address)).toBe(201)
    const { data } = (await patient.read('/api/web/patient/profile')) as { data: Record<string, unknown> }
    expect(data).toMatchObject({ personal_info: info })
    expect(JSON.stringify(data)).toContain('renata@correo.example.com')
    expect(JSON.stringify(data)).toContain('8112345678')
    expect(JSON.stringify(data)).toContain('Hidalgo 1')
  })

  it('changes the own record through the API, as the desktop client does', async () => {
    const path = `/api/v1/patients/${patient.account.referenceId}`
    expect(await statusOf(patient, 'PUT', path, { emergency_contact_name: 'Luis' })).toBe(200)
    expect(await patient.read(path)).toMatchObject({ emergency_contact_name: 'Luis' })
  })
})

describe('a doctor (A8)', () => {
  it('reaches the own patients and no others', async () => {
    const patients = await allPatients()
    const own = patients.find(({ doctor_id }) => doctor_id === doctor.account.referenceId)?.id
    const other = patients.find(({ doctor_id }) => doctor_id !== doctor.account.referenceId)?.id
    expect(await statusOf(doctor, 'GET', `/api/v1/patients/${own}`)).toBe(200)
    expect(await statusOf(doctor, 'GET', `/api/web/doctor/patients/${own}/medical-record`)).toBe(200)
    expect(await statusOf(doctor, 'GET', `/api/v1/patients/${other}`)).toBe(403)
    expect(await statusOf(doctor, 'GET', `/api/web/doctor/patients/${other}/medical-record`)).toBe(403)
    expect(await statusOf(doctor, 'DELETE', `/api/v1/patients/${own}`)).toBe(403)
  })
})

describe('an institution (A8, C5, C6)', () => {
  const doctorForm = (email: string, license: string) => ({
    nombre: 'Luz',
    apellido: 'Montes',
    email,
    licencia_medica: license,
    password: 'Tulipan-47!rojo',
    confirm_password: 'Tulipan-47!rojo',
  })

  it('hires, sees and lets go its own doctors', async () => {
    const form = doctorForm('luz.montes@clinica.example.com', 'CED-900001')
    const hired = await institution.ask('POST', '/api/web/institution/doctors', form)
    expect(hired.status).toBe(201)
    const { data: doctor } = (await hired.json()) as { data: Listed }
    expect(doctor.institution_id).toBe(institution.account.referenceId)
    const listed = await (await institution.ask('GET', '/api/web/institution/doctors')).text()
    expect(listed).toContain(doctor.id)

    const luz = await logIn(gateway.url, {
      ...demoAccount('doctor'),
      email: form.email,
      password: form.password,
    })
    expect(await statusOf(luz, 'GET', '/api/web/doctor/dashboard')).toBe(200)

    expect(await statusOf(institution, 'DELETE', `/api/web/institution/doctors/${doctor.id}`)).toBe(200)
    const after = await (await institution.ask('GET', '/api/web/institution/doctors')).text()
    expect(after).not.toContain(doctor.id)
  })

  it('does not reach doctors and patients of another', async () => {
    const isForeign = ({ institution_id }: Listed) => institution_id !== institution.account.referenceId
    const foreignDoctor = (await allDoctors()).find(isForeign)
    const foreignPatient = (await allPatients()).find(isForeign)
    for (const method of ['GET', 'DELETE'])
      expect(await statusOf(institution, method, `/api/v1/doctors/${foreignDoctor?.id}`)).toBe(403)
    expect(await statusOf(institution, 'DELETE', `/api/web/institution/doctors/${foreignDoctor?.id}`)).toBe(
      403,
    )
    expect(await statusOf(institution, 'GET', `/api/v1/patients/${foreignPatient?.id}/medical-record`)).toBe(
      403,
    )
    const created = await institution.ask('POST', '/api/v1/doctors', {
      institution_id: foreignDoctor?.institution_id,
    })
    expect(created.status).toBe(403)
  })

  it('lists its own patients only', async () => {
    const own = (await allPatients()).filter(
      ({ institution_id }) => institution_id === institution.account.referenceId,
    )
    const { patients } = (await institution.read('/api/v1/patients')) as { patients: Listed[] }
    expect(patients.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
  })
})

describe('the services behind the gateway', () => {
  it('answer octet by octet what they answer alone: money with its point, members in their order', async () => {
    const text = await (await doctor.ask('GET', '/api/v1/doctors/me/profile')).text()
    expect(text).toMatch(/^\{"id":"[^"]+","first_name":/)
    expect(text).toMatch(/"consultation_fee":\d+\.\d+\}$/)
  })

  it('get a collection asked for with and without slash (C4)', async () => {
    expect(await admin.read('/api/v1/doctors/')).toEqual(await admin.read('/api/v1/doctors'))
  })

  it('say themselves what is wrong with a content', async () => {
    const answer = await patient.ask('PUT', `/api/v1/patients/${patient.account.referenceId}`, {
      first_name: '',
    })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(((await answer.json()) as { detail: { loc: string[] }[] }).detail[0]?.loc).toEqual([
      'body',
      'first_name',
    ])
  })

  it('are not asked for ids that can not exist, nor for pages without bound (H6)', async () => {
    const absent = await admin.ask('GET', '/api/v1/patients/not-an-id')
    expect([absent.status, absent.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await statusOf(admin, 'GET', '/api/v1/patients?limit=-1')).toBe(422)
    expect(await statusOf(admin, 'GET', '/api/v1/patients?limit=100000')).toBe(422)
  })

  it('answer to HEAD as to GET, without the content (C12)', async () => {
    const head = await doctor.ask('HEAD', '/api/v1/doctors/me/profile')
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('a stranger (H2)', () => {
  it('creates, lists and deletes nothing', async () => {
    const closed = [
      ['GET', '/api/v1/patients'],
      ['POST', '/api/v1/patients'],
      ['GET', '/api/v1/institutions'],
      ['POST', '/api/v1/institutions'],
      ['POST', '/api/v1/doctors'],
      ['DELETE', `/api/v1/doctors/${demoAccount('doctor').referenceId}`],
      ['DELETE', `/api/web/institution/doctors/${demoAccount('doctor').referenceId}`],
      ['GET', '/api/web/institution/patients/stats'],
      ['POST', '/api/web/auth/change-password'],
      ['GET', '/api/v1/auth/sessions'],
    ] as const
    for (const [method, path] of closed)
      expect([path, (await askStranger(gateway.url, method, path)).status]).toEqual([path, 401])
  })

  it('registers as a patient, and is one then', async () => {
    const registration = {
      first_name: 'Iván',
      last_name: 'Soto',
      date_of_birth: '1990-01-02',
      email: 'ivan.soto@correo.example.com',
      password: 'Jacaranda-83?azul',
      institution_id: demoAccount('institution').referenceId,
      doctor_id: demoAccount('doctor').referenceId,
    }
    const path = '/api/web/auth/patient/register'
    const registered = await askStranger(gateway.url, 'POST', path, registration)
    expect([registered.status, await registered.json()]).toMatchObject([
      201,
      { data: { first_name: 'Iván' } },
    ])
    expect((await askStranger(gateway.url, 'POST', path, registration)).status).toBe(409)
    const ivan = await logIn(gateway.url, { ...demoAccount('patient'), ...registration })
    expect(await ivan.read('/api/web/patient/profile')).toMatchObject({
      data: { personal_info: { first_name: 'Iván', primary_email: registration.email } },
    })
  })

  it('leaves a message', async () => {
    const message = {
      name: 'Ana',
      email: 'ana@correo.example.com',
      message: 'Hola',
      timestamp: 1_795_000_000_000,
    }
    const answer = await askStranger(gateway.url, 'POST', '/api/web/contact', message)
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { status: 'received' } }])
  })
})

describe('changing the password', () => {
  it('ends the other sessions and takes the new password only', async () => {
    const account = demoAccount('patient', 5)
    const [first, second] = [await logIn(gateway.url, account), await logIn(gateway.url, account)]
    const change = { current_password: account.password, new_password: 'Jacaranda-83?azul' }
    expect(
      await statusOf(first, 'POST', '/api/web/auth/change-password', { ...change, current_password: 'no' }),
    ).toBe(422)
    expect(await statusOf(first, 'POST', '/api/web/auth/change-password', change)).toBe(200)
    expect(await statusOf(first, 'GET', '/api/web/auth/session/validate')).toBe(200)
    expect(await statusOf(second, 'GET', '/api/web/auth/session/validate')).toBe(401)
    const { email } = account
    const old = await askStranger(gateway.url, 'POST', '/api/v1/auth/login', {
      email,
      password: account.password,
    })
    expect(old.status).toBe(401)
    await logIn(gateway.url, { ...account, password: change.new_password })
  })
})
