import { toIsoDate } from '../data/moment.ts'
import { flag, type Row } from '../data/row.ts'
import { requireUuid } from '../data/uuid.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { changeable, object } from '../validation/members.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { date, integer, text } from '../validation/scalars.ts'
import { createContactRoutes } from './contact-routes.ts'
import { createPatient } from './create-patient.ts'
import { findPatient, requireOwnRecord, SELECT_PATIENT, toPatient } from './patient.ts'
import { createViewRoutes } from './view-routes.ts'

const CHANGES = object({
  first_name: changeable(text({ min: 1 })),
  last_name: changeable(text({ min: 1 })),
  date_of_birth: changeable(date),
  sex_id: changeable(integer()),
  gender_id: changeable(integer()),
  emergency_contact_name: changeable(text()),
})

/** The patients service (contract 4). List and create take no token at all: the gateway must guard them. */
export const createPatientsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer, clock } = deps

  /** The id of the path, allowed for the token; reading it as UUID comes after the permission. */
  const permitted = (request: StandInRequest, id: string): string => {
    requireOwnRecord(requireBearer(request), id)
    return requireUuid(id)
  }
  const active = (id: string): Row => {
    const row = findPatient(database, id)
    if (row === null || !flag(row, 'is_active')) throw new Refusal(404, 'Paciente no encontrado')
    return row
  }

  return [
    route('GET', '/api/v1/patients', (request) => {
      const { skip, limit } = parsePaging(request)
      const sql = `${SELECT_PATIENT} where p.is_active = 1 order by p.created_at desc, p.id limit ? offset ?`
      return json(database.all(sql, limit, skip).map(toPatient))
    }),

    route('POST', '/api/v1/patients', async (request) =>
      json(toPatient(active(await createPatient(deps, request))), 201),
    ),

    ...createViewRoutes(deps),
    ...createContactRoutes(deps),

    route('GET', '/api/v1/patients/{id}', (request, id) => json(toPatient(active(permitted(request, id))))),

    route('PUT', '/api/v1/patients/{id}', (request, given) => {
      requireOwnRecord(requireBearer(request), given)
      const changes = Object.entries(parseBody(request, CHANGES)).filter(([, value]) => value !== undefined)
      const id = requireUuid(given)
      if (changes.length === 0) throw new Refusal(400, 'No hay datos para actualizar')
      active(id)
      const birth = changes.find(([name]) => name === 'date_of_birth')?.[1]
      // What a constraint of the database refuses is an unhandled exception in the service: 500 text.
      if (typeof birth === 'string' && birth > toIsoDate(clock())) throw new Error('check constraint')
      const columns = changes.map(([column]) => `${column} = ?`).join(', ')
      database.run(
        `update patients set ${columns} where id = ?`,
        ...changes.map(([, value]) => value ?? null),
        id,
      )
      return json(toPatient(active(id)))
    }),

    route('DELETE', '/api/v1/patients/{id}', (request, given) => {
      const id = permitted(request, given)
      if (database.run('update patients set is_active = 0 where id = ? and is_active = 1', id) === 0) {
        throw new Refusal(404, 'Paciente no encontrado')
      }
      return noContent
    }),
  ]
}
