import { randomUUID } from 'node:crypto'
import { insertPrimaryEmail, isEmailTaken } from '../data/contacts.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, optional, required } from '../validation/members.ts'
import { parseBody } from '../validation/parse-request.ts'
import { integer, text } from '../validation/scalars.ts'

const NEW_INSTITUTION = object({
  name: required(text({ min: 1 })),
  institution_type_id: required(integer()),
  website: optional(text()),
  license_number: required(text({ min: 1 })),
  contact_email: required(object({ email_address: required(emailAddress) })),
  password: required(text({ min: 8 })),
})

/** With the database's message, as the service answers (defect H9). */
const UNKNOWN_TYPE =
  'Error de base de datos: insert or update on table "institutions" violates foreign key constraint "institutions_institution_type_id_fkey"'

/** Creates the record and its account; resolves to the record's id. Both or nothing. */
export const createInstitution = async (deps: ServiceDeps, request: StandInRequest): Promise<string> => {
  const { database, desk, clock } = deps
  const body = parseBody(request, NEW_INSTITUTION)
  const email = body.contact_email.email_address
  if (isEmailTaken(database, email)) throw new Refusal(409, 'El correo ya está registrado')
  const license = body.license_number
  if (database.one('select id from institutions where license_number = ?', license) !== null) {
    throw new Refusal(409, 'La licencia ya está registrada')
  }
  if (database.one('select id from institution_types where id = ?', body.institution_type_id) === null) {
    throw new Refusal(500, UNKNOWN_TYPE)
  }

  const id = randomUUID()
  database.transaction(() => {
    database.run(
      `insert into institutions (id, name, institution_type_id, website, license_number, created_at)
       values (?, ?, ?, ?, ?, ?)`,
      ...[id, body.name, body.institution_type_id, body.website, license, toPythonTimestamp(clock())],
    )
    insertPrimaryEmail(database, id, email, 'work')
  })
  if (await desk.create({ email, password: body.password, userType: 'institution', referenceId: id }))
    return id

  database.run('delete from emails where owner_id = ?', id)
  database.run('delete from institutions where id = ?', id)
  throw new Refusal(503, 'No se pudo crear la cuenta de la institución')
}
