import { randomUUID } from 'node:crypto'
import { insertPrimaryEmail, isEmailTaken } from '../data/contacts.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, optional, required, withDefault } from '../validation/members.ts'
import { parseBody } from '../validation/parse-request.ts'
import { flag, float, integer, text, uuid } from '../validation/scalars.ts'
import { updateDoctor, violated } from './doctor.ts'

const NEW_DOCTOR = object({
  institution_id: required(uuid),
  first_name: required(text({ min: 1 })),
  last_name: required(text({ min: 1 })),
  medical_license: required(text({ min: 1 })),
  contact_email: required(
    object({ email_address: required(emailAddress), is_primary: withDefault(flag, true) }),
  ),
  password: required(text({ min: 8 })),
  specialty_id: optional(uuid),
  years_experience: withDefault(integer(), 0),
  consultation_fee: optional(float()),
})

/** Creates the record and its account; resolves to the record's id. Both or nothing. */
export const createDoctor = async (deps: ServiceDeps, request: StandInRequest): Promise<string> => {
  const { database, desk, clock } = deps
  const body = parseBody(request, NEW_DOCTOR)
  const email = body.contact_email.email_address
  if (isEmailTaken(database, email)) throw new Refusal(409, 'El correo ya está registrado')
  const license = body.medical_license
  if (database.one('select id from doctors where medical_license = ?', license) !== null) {
    throw new Refusal(409, 'La licencia médica ya está registrada')
  }
  if (database.one('select id from institutions where id = ?', body.institution_id) === null) {
    throw violated('foreign key', 'doctors_institution_id_fkey')
  }

  const id = randomUUID()
  database.transaction(() => {
    database.run(
      `insert into doctors (id, institution_id, first_name, last_name, medical_license, created_at)
       values (?, ?, ?, ?, ?, ?)`,
      ...[id, body.institution_id, body.first_name, body.last_name, license, toPythonTimestamp(clock())],
    )
    insertPrimaryEmail(database, id, email, 'work')
    updateDoctor(database, id, body)
  })
  if (await desk.create({ email, password: body.password, userType: 'doctor', referenceId: id })) return id

  database.run('delete from emails where owner_id = ?', id)
  database.run('delete from doctors where id = ?', id)
  throw new Refusal(503, 'No se pudo crear la cuenta del doctor')
}
