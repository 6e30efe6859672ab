import { randomUUID } from 'node:crypto'
import { insertPrimaryEmail, isEmailTaken } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, optional, required, withDefault } from '../validation/members.ts'
import { parseBody } from '../validation/parse-request.ts'
import { date, flag, float, integer, text, uuid } from '../validation/scalars.ts'

const NEW_PATIENT = object({
  doctor_id: required(uuid),
  institution_id: required(uuid),
  first_name: required(text({ min: 1 })),
  last_name: required(text({ min: 1 })),
  date_of_birth: required(date),
  contact_email: required(object({ email_address: required(emailAddress) })),
  health_profile: required(
    object({
      height_cm: optional(float({ above: 0 })),
      weight_kg: optional(float({ above: 0 })),
      blood_type_id: optional(integer()),
      is_smoker: withDefault(flag, false),
      smoking_years: optional(integer({ min: 0 })),
      consumes_alcohol: withDefault(flag, false),
      alcohol_frequency: optional(text()),
      physical_activity_minutes_weekly: optional(integer({ min: 0 })),
      notes: optional(text()),
    }),
  ),
  password: required(text({ min: 8 })),
  sex_id: optional(integer()),
  gender_id: optional(integer()),
  emergency_contact_name: optional(text()),
})

/** Creates the record, its profile and its account; resolves to the record's id. All of it or nothing. */
export const createPatient = async (deps: ServiceDeps, request: StandInRequest): Promise<string> => {
  const { database, desk, clock } = deps
  const body = parseBody(request, NEW_PATIENT)
  const email = body.contact_email.email_address
  if (isEmailTaken(database, email)) throw new Refusal(409, 'El correo ya está registrado')
  requireExisting(database, 'doctors', 'doctor_id', body.doctor_id)
  requireExisting(database, 'institutions', 'institution_id', body.institution_id)

  const id = randomUUID()
  const profile = body.health_profile
  const insert = () => {
    database.run(
      `insert into patients (id, doctor_id, institution_id, first_name, last_name, date_of_birth, sex_id, gender_id,
       emergency_contact_name, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, body.doctor_id, body.institution_id, body.first_name, body.last_name, body.date_of_birth],
      ...[body.sex_id, body.gender_id, body.emergency_contact_name, toPythonTimestamp(clock())],
    )
    database.run(
      'insert into health_profiles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, profile.height_cm, profile.weight_kg, profile.blood_type_id, profile.is_smoker ? 1 : 0],
      ...[profile.smoking_years, profile.consumes_alcohol ? 1 : 0, profile.alcohol_frequency],
      ...[profile.physical_activity_minutes_weekly, profile.notes],
    )
    insertPrimaryEmail(database, id, email, 'personal')
  }
  try {
    database.transaction(insert)
  } catch {
    throw violatedForeignKey('catalogue')
  }
  if (await desk.create({ email, password: body.password, userType: 'patient', referenceId: id })) return id

  database.run('delete from emails where owner_id = ?', id)
  database.run('delete from patients where id = ?', id)
  throw new Refusal(503, 'No se pudo crear la cuenta del paciente')
}

const requireExisting = (
  database: Database,
  table: 'doctors' | 'institutions',
  column: string,
  id: string,
): void => {
  if (database.one(`select id from ${table} where id = ?`, id) === null) throw violatedForeignKey(column)
}

/** With the database's message, as the service answers (defect H9). */
const violatedForeignKey = (column: string): Refusal =>
  new Refusal(
    500,
    `Error de base de datos: insert or update on table "patients" violates foreign key constraint "patients_${column}_fkey"`,
  )
