import { requireUuid } from '../data/uuid.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { changeable, object } from '../validation/members.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { integer, text } from '../validation/scalars.ts'
import { createInstitution } from './create-institution.ts'
import { findInstitution, requireOwnInstitution, SELECT_INSTITUTION, toInstitution } from './institution.ts'
import { createPeopleRoutes } from './people-routes.ts'

const CHANGES = object({
  name: changeable(text({ min: 1 })),
  institution_type_id: changeable(integer()),
  website: changeable(text()),
  license_number: changeable(text({ min: 1 })),
})

/** The institutions service (contract 5). List and create take no token at all: the gateway must guard them. */
export const createInstitutionsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer } = deps

  const permitted = (request: StandInRequest, id: string): string => {
    requireOwnInstitution(requireBearer(request), id)
    return requireUuid(id)
  }

  return [
    route('GET', '/api/v1/institutions', (request) => {
      const { skip, limit } = parsePaging(request)
      const sql = `${SELECT_INSTITUTION} where i.is_active = 1 order by i.created_at desc, i.id limit ? offset ?`
      return json(database.all(sql, limit, skip).map(toInstitution))
    }),

    route('POST', '/api/v1/institutions', async (request) =>
      json(toInstitution(findInstitution(database, await createInstitution(deps, request))), 201),
    ),

    ...createPeopleRoutes(deps),

    route('GET', '/api/v1/institutions/{id}', (request, id) =>
      json(toInstitution(findInstitution(database, permitted(request, id)))),
    ),

    route('PUT', '/api/v1/institutions/{id}', (request, given) => {
      requireOwnInstitution(requireBearer(request), given)
      const changes = Object.entries(parseBody(request, CHANGES)).filter(([, value]) => value !== undefined)
      const id = requireUuid(given)
      if (changes.length === 0) throw new Refusal(400, 'No hay datos para actualizar')
      findInstitution(database, id)
      const columns = changes.map(([column]) => `${column} = ?`).join(', ')
      // A null name or an unknown type breaks a constraint: an unhandled exception in the service, 500 text.
      database.run(
        `update institutions set ${columns} where id = ?`,
        ...changes.map(([, value]) => value ?? null),
        id,
      )
      return json(toInstitution(findInstitution(database, id)))
    }),

    route('DELETE', '/api/v1/institutions/{id}', (request, given) => {
      const id = permitted(request, given)
      findInstitution(database, id)
      database.run('update institutions set is_active = 0 where id = ?', id)
      return noContent
    }),
  ]
}
