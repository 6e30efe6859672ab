import type { Row, Shape } from '../data/row.ts'
import { textOrNull, toJson } from '../data/row.ts'
import type { Json } from '../server/python-json.ts'

/** Columns of a profile with its blood type by name; join as `h`. */
export const PROFILE_COLUMNS = `h.patient_id as profile_of, h.height_cm, h.weight_kg, b.name as blood_type,
  h.is_smoker, h.consumes_alcohol, h.notes, h.physical_activity_minutes_weekly, h.smoking_years, h.alcohol_frequency`

export const PROFILE_JOIN = `left join health_profiles h on h.patient_id = p.id
  left join blood_types b on b.id = h.blood_type_id`

const BASE: Shape = {
  height_cm: 'float',
  weight_kg: 'float',
  blood_type: 'text',
  is_smoker: 'flag',
  consumes_alcohol: 'flag',
}

/** Inside the patient object: null unless height or blood type is known (contract 4). */
export const toPatientProfile = (row: Row): Json =>
  row['height_cm'] === null && textOrNull(row, 'blood_type') === null
    ? null
    : toJson(row, { ...BASE, notes: 'text', physical_activity_minutes_weekly: 'integer' })

/** Inside the doctor's view of the medical record. */
export const toDoctorsProfile = (row: Row): Json =>
  hasProfile(row)
    ? toJson(row, { ...BASE, physical_activity_minutes_weekly: 'integer', notes: 'text' })
    : null

/** Inside the patient's own medical record. */
export const toRecordProfile = (row: Row): Json =>
  hasProfile(row)
    ? toJson(row, {
        ...BASE,
        notes: 'text',
        physical_activity_minutes_weekly: 'integer',
        smoking_years: 'integer',
        alcohol_frequency: 'text',
      })
    : null

const hasProfile = (row: Row): boolean => textOrNull(row, 'profile_of') !== null
