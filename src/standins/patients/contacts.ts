import type { Database } from '../data/database.ts'
import { type Shape, toJson } from '../data/row.ts'
import type { JsonObject } from '../server/python-json.ts'

export const EMAIL: Shape = {
  id: 'text',
  email_address: 'text',
  is_primary: 'flag',
  is_verified: 'flag',
  email_type: 'text',
}
export const PHONE: Shape = {
  id: 'text',
  phone_number: 'text',
  is_primary: 'flag',
  is_verified: 'flag',
  phone_type: 'text',
}
export const ADDRESS: Shape = {
  id: 'text',
  street_address: 'text',
  city: 'text',
  postal_code: 'text',
  neighborhood: 'text',
  address_type: 'text',
  is_verified: 'flag',
  region_id: 'integer',
  country_id: 'integer',
}

/** The contact lists of a profile, in the order they were added, primary first. */
export const readContacts = (database: Database, ownerId: string): JsonObject => ({
  emails: database
    .all('select * from emails where owner_id = ? order by is_primary desc, rowid', ownerId)
    .map((row) => toJson(row, EMAIL)),
  phones: database
    .all('select * from phones where owner_id = ? order by is_primary desc, rowid', ownerId)
    .map((row) => toJson(row, PHONE)),
  addresses: database
    .all('select * from addresses where owner_id = ? order by rowid', ownerId)
    .map((row) => toJson(row, ADDRESS)),
})
