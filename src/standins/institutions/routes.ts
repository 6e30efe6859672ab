import { randomUUID } from 'node:crypto'
import { insertPrimaryEmail, isEmailTaken } from '../data/contacts.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { requireUuid } from '../data/uuid.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { changeable, object, optional, required } from '../validation/members.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { integer, text } from '../validation/scalars.ts'
import { findInstitution, requireOwnInstitution, SELECT_INSTITUTION, toInstitution } from './institution.ts'
import { createPeopleRoutes } from './people-routes.ts'

const NEW_INSTITUTION = object({
  name: required(text({ min: 1 })),
  institution_type_id: required(integer()),
  website: optional(text()),
  license_number: required(text({ min: 1 })),
  contact_email: required(object({ email_address: required(emailAddress) })),
  password: required(text({ min: 8 })),
})

const CHANGES = object({
  name: changeable(text({ min: 1 })),
  institution_type_id: changeable(integer()),
  website: changeable(text()),
  license_number: changeable(text({ min: 1 })),
})

/** The institutions service (contract 5). List and create take no token at all: the gateway must guard them. */
export const createInstitutionsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer, desk, clock } = deps

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

    route('POST', '/api/v1/institutions', async (request) => {
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
      if (
        !(await desk.create({ email, password: body.password, userType: 'institution', referenceId: id }))
      ) {
        database.run('delete from emails where owner_id = ?', id)
        database.run('delete from institutions where id = ?', id)
        throw new Refusal(503, 'No se pudo crear la cuenta de la institución')
      }
      return json(toInstitution(findInstitution(database, id)), 201)
    }),

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
      // A null name or an unknown type breaks a constraint: an unhandled exception in the service, 500 text.
      database.transaction(() => {
        for (const [column, value] of changes) {
          database.run(`update institutions set ${column} = ? where id = ?`, value ?? null, id)
        }
      })
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

/** With the database's message, as the service answers (defect H9). */
const UNKNOWN_TYPE =
  'Error de base de datos: insert or update on table "institutions" violates foreign key constraint "institutions_institution_type_id_fkey"'
