import { primaryEmail, primaryPhone } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Shape, text, toJson } from '../data/row.ts'
import type { Json } from '../server/python-json.ts'

const DOCTOR: Shape = {
  first_name: 'text',
  last_name: 'text',
  years_experience: 'integer',
  specialty: 'text',
  email: 'text',
  phone: 'text',
}
const INSTITUTION: Shape = { name: 'text', type: 'text', website: 'text', email: 'text', phone: 'text' }
const ADDRESS: Shape = { street: 'text', city: 'text', region: 'text', country: 'text', postal_code: 'text' }

/** The doctor and the institution of an active patient; `null` when there is no such patient. */
export const readCareTeam = (database: Database, patientId: string): Json => {
  const doctor = database.one(
    `select d.*, p.institution_id as institution, s.name as specialty, ${primaryEmail('d.id')} as email,
     ${primaryPhone('d.id')} as phone from patients p join doctors d on d.id = p.doctor_id
     left join specialties s on s.id = d.specialty_id where p.id = ? and p.is_active = 1`,
    patientId,
  )
  if (doctor === null) return null
  const institutionId = text(doctor, 'institution')
  const institution = database.one(
    `select i.*, t.name as type, ${primaryEmail('i.id')} as email, ${primaryPhone('i.id')} as phone
     from institutions i join institution_types t on t.id = i.institution_type_id where i.id = ?`,
    institutionId,
  )
  const address = database.one(
    `select a.street_address as street, a.city, r.name as region, c.name as country, a.postal_code from addresses a
     left join regions r on r.id = a.region_id left join countries c on c.id = a.country_id where a.owner_id = ?`,
    institutionId,
  )
  return {
    doctor: toJson(doctor, DOCTOR),
    institution:
      institution === null
        ? null
        : { ...toJson(institution, INSTITUTION), address: address && toJson(address, ADDRESS) },
  }
}
