import type { Bearer } from '../accounts/bearer.ts'
import { primaryEmail } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Row, toJson } from '../data/row.ts'
import type { JsonObject } from '../server/python-json.ts'
import { Refusal } from '../server/refusal.ts'
import { PROFILE_COLUMNS, PROFILE_JOIN, toPatientProfile } from './health-profile.ts'

export const SELECT_PATIENT = `select p.*, ${primaryEmail('p.id')} as contact_email, ${PROFILE_COLUMNS}
  from patients p ${PROFILE_JOIN}`

/** Deleted patients too: dashboard, record and profile still serve them (contract 4). */
export const findPatient = (database: Database, id: string): Row | null =>
  database.one(`${SELECT_PATIENT} where p.id = ?`, id)

export const toPatient = (row: Row): JsonObject => ({
  ...toJson(row, {
    id: 'text',
    doctor_id: 'text',
    institution_id: 'text',
    first_name: 'text',
    last_name: 'text',
    date_of_birth: 'text',
    is_active: 'flag',
    is_verified: 'flag',
    emergency_contact_name: 'text',
    contact_email: 'text',
    sex_id: 'integer',
    gender_id: 'integer',
  }),
  health_profile: toPatientProfile(row),
})

/**
 * A patient reaches only the own record: top-level `reference_id`, else `user_id`, compared as plain strings; the
 * service ignores `metadata` (contract 1.3). Every other role reaches all patients: the gateway must guard them.
 */
export const requireOwnRecord = (bearer: Bearer, id: string): void => {
  if (bearer.userType !== 'patient') return
  if ((bearer.referenceId ?? bearer.userId) !== id) throw new Refusal(403, 'No tienes acceso a este paciente')
}
