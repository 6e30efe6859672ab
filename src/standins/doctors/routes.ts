import { LOGIN_BODY } from '../accounts/login.ts'
import { primaryEmail } from '../data/contacts.ts'
import { text as column, flag } from '../data/row.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { createDoctor } from './create-doctor.ts'
import { DOCTOR_CHANGES, findDoctor, SELECT_DOCTOR, toDoctor, updateDoctor } from './doctor.ts'
import { createMeRoutes } from './me-routes.ts'

/** The doctors service (contract 3). Any valid token of any type may use the CRUD routes; the gateway must guard them. */
export const createDoctorsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer, desk } = deps
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
      return json(toDoctor(known(await createDoctor(deps, request))), 201)
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
