import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { account, ask, type Clinic, gatewayTokenFor, openClinic, tokenFor, UNKNOWN_ID } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const add = (
  list: string,
  body: unknown,
  id = account('paciente2').referenceId,
  token = gatewayTokenFor('paciente2'),
) => ask(clinic.services.patients, `POST /api/v1/patients/${id}/${list}`, { token, body })

describe('adding a contact', () => {
  it('answers the created entry as the profile lists it', async () => {
    const email = await add('emails', { email_address: 'otra@clinica.example.com', email_type: 'work' })
    const phone = await add('phones', { phone_number: '+52 81 5555 0001', phone_type: 'home' })
    const address = await add('addresses', {
      street_address: 'Calle Morelos 12',
      neighborhood: 'Americana',
      postal_code: '44160',
      city: 'Guadalajara',
      region_id: 3,
      country_id: 1,
      address_type: 'work',
    })
    expect([email, phone, address].map(({ status }) => status)).toEqual([201, 201, 201])
    const line = `GET /api/v1/patients/${account('paciente2').referenceId}/profile`
    const { json } = await ask(clinic.services.patients, line, { token: gatewayTokenFor('paciente2') })
    expect(json.emails).toContainEqual(email.json)
    expect(json.phones).toContainEqual(phone.json)
    expect(json.addresses).toContainEqual(address.json)
    expect(email.json).toMatchObject({ is_primary: false, is_verified: false, email_type: 'work' })
  })

  it('refuses what is already there, is not valid, or belongs to somebody else', async () => {
    const email = { email_address: 'repetida@clinica.example.com' }
    expect((await add('emails', email)).status).toBe(201)
    expect((await add('emails', email)).status).toBe(409)
    expect((await add('emails', { email_address: 'nada' })).status).toBe(422)
    expect((await add('phones', { phone_number: 'abc' })).status).toBe(422)
    expect((await add('addresses', { city: 'Puebla' })).status).toBe(422)
    expect((await add('emails', email, account('paciente1').referenceId)).status).toBe(403)
    expect((await add('emails', email, UNKNOWN_ID, tokenFor('admin1'))).status).toBe(404)
    expect((await add('emails', email, 'abc', tokenFor('admin1'))).status).toBe(404)
  })
})
