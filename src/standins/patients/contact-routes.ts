import { randomUUID } from 'node:crypto'
import type { SQLInputValue } from 'node:sqlite'
import { type Shape, toJson } from '../data/row.ts'
import { isUuid } from '../data/uuid.ts'
import { json } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, optional, required, withDefault } from '../validation/members.ts'
import { parseBody } from '../validation/parse-request.ts'
import { fault, type Reader } from '../validation/reader.ts'
import { integer, text } from '../validation/scalars.ts'
import { ADDRESS, EMAIL, PHONE } from './contacts.ts'
import { requireOwnRecord } from './patient.ts'

const TYPE = text({ min: 1, max: 30 })
const LINE = text({ min: 1, max: 200 })
const PHONE_NUMBER = /^\+?[\d\s()-]{7,20}$/

const phoneNumber: Reader<string> = (value, loc) =>
  typeof value === 'string' && PHONE_NUMBER.test(value)
    ? { ok: true, value }
    : fault('string_pattern_mismatch', loc, 'String should match a phone number')

const NEW_EMAIL = object({ email_address: required(emailAddress), email_type: withDefault(TYPE, 'personal') })
const NEW_PHONE = object({ phone_number: required(phoneNumber), phone_type: withDefault(TYPE, 'mobile') })
const NEW_ADDRESS = object({
  street_address: required(LINE),
  city: required(LINE),
  postal_code: optional(text({ max: 10 })),
  neighborhood: optional(LINE),
  address_type: withDefault(TYPE, 'home'),
  region_id: optional(integer({ min: 1 })),
  country_id: optional(integer({ min: 1 })),
})

/**
 * Ours, for the profile page (the reference lacks them): `POST …/{id}/emails|phones|addresses` answer 201 with the
 * created entry as in the profile's lists; 403 for another patient, 404 unknown, 409 for an entry already there, 422.
 */
export const createContactRoutes = ({ database, requireBearer }: ServiceDeps): readonly Route[] => {
  const add = <T extends Readonly<Record<string, SQLInputValue>>>(
    table: 'emails' | 'phones' | 'addresses',
    body: Reader<T>,
    shape: Shape,
    unique: keyof T & string,
  ): Route =>
    route('POST', `/api/v1/patients/{id}/${table}`, (request, given) => {
      requireOwnRecord(requireBearer(request), given)
      const id = given.toLowerCase()
      const known = 'select id from patients where id = ? and is_active = 1'
      if (!isUuid(id) || database.one(known, id) === null) throw new Refusal(404, 'Paciente no encontrado')
      const entry = parseBody(request, body)
      const same = `select id from ${table} where owner_id = ? and ${unique} = ?`
      if (database.one(same, id, entry[unique] ?? null) !== null)
        throw new Refusal(409, 'Ese dato ya está registrado')
      return json(toJson(insert(table, id, entry), shape), 201)
    })

  const insert = (table: string, ownerId: string, entry: Readonly<Record<string, SQLInputValue>>) => {
    const flags = table === 'addresses' ? { is_verified: 0 } : { is_primary: 0, is_verified: 0 }
    const row = { id: randomUUID(), owner_id: ownerId, ...entry, ...flags }
    const columns = Object.keys(row)
    const marks = columns.map(() => '?').join(', ')
    const created = database.one(
      `insert into ${table} (${columns.join(', ')}) values (${marks}) returning *`,
      ...Object.values(row),
    )
    if (created === null) throw new Error('insert returned nothing')
    return created
  }

  return [
    add('emails', NEW_EMAIL, EMAIL, 'email_address'),
    add('phones', NEW_PHONE, PHONE, 'phone_number'),
    add('addresses', NEW_ADDRESS, ADDRESS, 'street_address'),
  ]
}
