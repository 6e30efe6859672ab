import { primaryEmail } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Row, type Shape, toJson } from '../data/row.ts'
import { Refusal } from '../server/refusal.ts'
import { changeable, object } from '../validation/members.ts'
import { float, integer, uuid } from '../validation/scalars.ts'

export const DOCTOR: Shape = {
  id: 'text',
  institution_id: 'text',
  first_name: 'text',
  last_name: 'text',
  medical_license: 'text',
  specialty_id: 'text',
  years_experience: 'integer',
  consultation_fee: 'float',
  is_active: 'flag',
  professional_status: 'text',
  contact_email: 'text',
}

export const SELECT_DOCTOR = `select d.*, ${primaryEmail('d.id')} as contact_email, s.name as specialty_name,
  i.name as institution_name, ${primaryEmail('d.id')} as email
  from doctors d join institutions i on i.id = d.institution_id left join specialties s on s.id = d.specialty_id`

export const findDoctor = (database: Database, id: string): Row | null =>
  database.one(`${SELECT_DOCTOR} where d.id = ?`, id.toLowerCase())

export const toDoctor = (row: Row) => toJson(row, DOCTOR)

export const DOCTOR_CHANGES = object({
  specialty_id: changeable(uuid),
  years_experience: changeable(integer()),
  consultation_fee: changeable(float()),
})

export interface DoctorChanges {
  readonly specialty_id: string | null | undefined
  readonly years_experience: number | null | undefined
  readonly consultation_fee: number | null | undefined
}

/** Applies the members that were sent. Nothing sent is 400; what the database refuses is 500 with its message. */
export const updateDoctor = (database: Database, id: string, changes: DoctorChanges): void => {
  const { specialty_id, years_experience, consultation_fee } = changes
  const entries = Object.entries({ specialty_id, years_experience, consultation_fee }).filter(
    ([, value]) => value !== undefined,
  )
  if (entries.length === 0) throw new Refusal(400, 'No hay datos para actualizar')
  if ((years_experience ?? 0) < 0) throw violated('check', 'doctors_years_experience_check')
  if ((consultation_fee ?? 0) < 0) throw violated('check', 'doctors_consultation_fee_check')
  if (specialty_id && database.one('select id from specialties where id = ?', specialty_id) === null) {
    throw violated('foreign key', 'doctors_specialty_id_fkey')
  }
  const columns = entries.map(([column]) => `${column} = ?`).join(', ')
  database.run(`update doctors set ${columns} where id = ?`, ...entries.map(([, value]) => value ?? null), id)
}

/** The services put the database's message into `detail` (defect H9); so do we, that the gateway is tested against it. */
export const violated = (kind: 'check' | 'foreign key', constraint: string): Refusal =>
  new Refusal(
    500,
    `Error de base de datos: new row for relation "doctors" violates ${kind} constraint "${constraint}"`,
  )
