import { primaryEmail, primaryPhone } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Shape, text, toJson } from '../data/row.ts'
import type { Json } from '../server/python-json.ts'

const INSTITUTION: Shape = {
  id: 'text',
  name: 'text',
  type: 'text',
  license_number: 'text',
  email: 'text',
  phone: 'text',
  website: 'text',
}

const ADDRESS: Shape = {
  street_address: 'text',
  city: 'text',
  region_name: 'text',
  country_name: 'text',
  postal_code: 'text',
}

/** Where the doctor works, with its address; `null` when the doctor is unknown. */
export const readInstitutionOfDoctor = (database: Database, doctorId: string): Json => {
  const row = database.one(
    `select i.*, t.name as type, ${primaryEmail('i.id')} as email, ${primaryPhone('i.id')} as phone
     from doctors d join institutions i on i.id = d.institution_id
     join institution_types t on t.id = i.institution_type_id where d.id = ?`,
    doctorId,
  )
  if (row === null) return null
  const address = database.one(
    `select a.*, r.name as region_name, c.name as country_name from addresses a
     left join regions r on r.id = a.region_id left join countries c on c.id = a.country_id where a.owner_id = ?`,
    text(row, 'id'),
  )
  return { ...toJson(row, INSTITUTION), address: address === null ? null : toJson(address, ADDRESS) }
}
