import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { account, ask, type Clinic, openClinic, tokenFor, UNKNOWN_ID } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const call = (line: string, body?: unknown, token = tokenFor('admin1')) =>
  ask(clinic.services.admins, line, { token, ...(body === undefined ? {} : { body }) })

const newAdmin = (n: number) => ({
  first_name: 'Rita',
  last_name: 'Prieto',
  contact_email: { email_address: `rita${n}@clinica.example.com` },
  password: 'Una-clave-larga',
})

describe('administrators', () => {
  it('are for administrators', async () => {
    for (const path of ['', '/summary', '/me/profile', `/${account('admin1').referenceId}`]) {
      expect((await call(`GET /api/v1/admins${path}`, undefined, tokenFor('doctor1'))).status).toBe(403)
      expect((await ask(clinic.services.admins, `GET /api/v1/admins${path}`)).status).toBe(401)
    }
  })

  it('are listed, created, read, renamed and deactivated with their login', async () => {
    const created = await call('POST /api/v1/admins', newAdmin(1))
    expect([created.status, Object.keys(created.json)]).toEqual([
      201,
      ['id', 'first_name', 'last_name', 'email', 'is_active', 'created_at', 'last_login'],
    ])
    const line = `/api/v1/admins/${created.json.id}`
    expect((await call('GET /api/v1/admins?limit=1')).json).toEqual([created.json])
    expect((await call(`PUT ${line}`, { first_name: 'Margarita' })).json.first_name).toBe('Margarita')

    const body = { email: 'rita1@clinica.example.com', password: 'Una-clave-larga' }
    const login = async () => (await ask(clinic.services.auth, 'POST /auth/login', { body })).status
    expect(await login()).toBe(200)
    expect((await call(`DELETE ${line}`)).status).toBe(204)
    expect((await call(`GET ${line}`)).json.is_active).toBe(false)
    expect(await login()).toBe(403)
    expect((await call(`PUT ${line}`, { is_active: true })).json.is_active).toBe(true)
    expect(await login()).toBe(200)
    await call(`DELETE ${line}`)
  })

  it('answer 400, 404, 409 and 422', async () => {
    expect((await call(`GET /api/v1/admins/${UNKNOWN_ID}`)).status).toBe(404)
    expect((await call(`PUT /api/v1/admins/${account('admin1').referenceId}`, {})).status).toBe(400)
    expect((await call('POST /api/v1/admins', { ...newAdmin(2), password: 'x' })).status).toBe(422)
    const taken = { contact_email: { email_address: account('admin1').email } }
    expect((await call('POST /api/v1/admins', { ...newAdmin(2), ...taken })).status).toBe(409)
  })

  it('cannot all be deactivated', async () => {
    expect((await call(`DELETE /api/v1/admins/${account('admin2').referenceId}`)).status).toBe(204)
    expect((await call(`DELETE /api/v1/admins/${account('admin1').referenceId}`)).status).toBe(409)
  })

  it('see themselves and the whole platform in numbers', async () => {
    expect((await call('GET /api/v1/admins/me/profile')).json.email).toBe(account('admin1').email)
    const { json } = await call('GET /api/v1/admins/summary')
    expect(json).toMatchObject({
      institutions: { total: 4, active: 4 },
      doctors: { total: 14, active: 13 },
      patients: { total: 66, active: 65 },
    })
    expect(json.patients_by_month).toHaveLength(12)
  })
})
