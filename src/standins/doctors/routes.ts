import { randomUUID } from 'node:crypto'
import { LOGIN_BODY } from '../accounts/login.ts'
import { insertPrimaryEmail, isEmailTaken, primaryEmail } from '../data/contacts.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { text as column, flag } from '../data/row.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, optional, required, withDefault } from '../validation/members.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { flag as boolean, float, integer, text, uuid } from '../validation/scalars.ts'
import { DOCTOR_CHANGES, findDoctor, SELECT_DOCTOR, toDoctor, updateDoctor, violated } from './doctor.ts'
import { createMeRoutes } from './me-routes.ts'

const NEW_DOCTOR = object({
  institution_id: required(uuid),
  first_name: required(text({ min: 1 })),
  last_name: required(text({ min: 1 })),
  medical_license: required(text({ min: 1 })),
  contact_email: required(
    object({ email_address: required(emailAddress), is_primary: withDefault(boolean, true) }),
  ),
  password: required(text({ min: 8 })),
  specialty_id: optional(uuid),
  years_experience: withDefault(integer(), 0),
  consultation_fee: optional(float()),
})

/** The doctors service (contract 3). Any valid token of any type may use the CRUD routes; the gateway must guard them. */
export const createDoctorsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer, desk, clock } = deps
  const known = (id: string) => {
    const row = findDoctor(database, id)
    if (row === null) throw new Refusal(404, 'Doctor no encontrado')
    return row
  }

  return [
    route('POST', '/auth/login', async (request) => {
      const { email, password } = parseBody(request, LOGIN_BODY)
      if (email === '' || password === '')
        throw new Refusal(400, 'El correo y la contraseña son obligatorios')
      // By contact e-mail: a doctor whose login e-mail differs is not found here (contract 3).
      const doctor = database.one(`select * from doctors d where ${primaryEmail('d.id')} = ?`, email)
      if (doctor === null) throw new Refusal(401, 'Credenciales inválidas')
      if (!flag(doctor, 'is_active') || column(doctor, 'professional_status') !== 'active') {
        throw new Refusal(403, 'El doctor no está activo')
      }
      const outcome = await desk.login(email, password)
      if (outcome.state === 'refused') throw new Refusal(401, 'Credenciales inválidas')
      if (outcome.state === 'failed')
        throw new Refusal(503, 'El servicio de autenticación no está disponible')
      return json(outcome.body)
    }),

    ...createMeRoutes(deps),

    route('GET', '/api/v1/doctors', (request) => {
      requireBearer(request)
      const { skip, limit } = parsePaging(request)
      const sql = `${SELECT_DOCTOR} where d.is_active = 1 order by d.created_at desc, d.id limit ? offset ?`
      return json(database.all(sql, limit, skip).map(toDoctor))
    }),

    route('POST', '/api/v1/doctors', async (request) => {
      requireBearer(request)
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
      })
      const undo = () => {
        database.run('delete from emails where owner_id = ?', id)
        database.run('delete from doctors where id = ?', id)
      }
      try {
        updateDoctor(database, id, body)
      } catch (error) {
        undo()
        throw error
      }
      if (!(await desk.create({ email, password: body.password, userType: 'doctor', referenceId: id }))) {
        undo()
        throw new Refusal(503, 'No se pudo crear la cuenta del doctor')
      }
      return json(toDoctor(known(id)), 201)
    }),

    route('GET', '/api/v1/doctors/{id}', (request, id) => {
      requireBearer(request)
      return json(toDoctor(known(id)))
    }),

    route('PUT', '/api/v1/doctors/{id}', (request, id) => {
      requireBearer(request)
      const changes = parseBody(request, DOCTOR_CHANGES)
      updateDoctor(database, column(known(id), 'id'), changes)
      return json(toDoctor(known(id)))
    }),

    // Soft and repeatable; the account stays able to log in (defect H7).
    route('DELETE', '/api/v1/doctors/{id}', (request, id) => {
      requireBearer(request)
      database.run('update doctors set is_active = 0 where id = ?', column(known(id), 'id'))
      return noContent
    }),
  ]
}
