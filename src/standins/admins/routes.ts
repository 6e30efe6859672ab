import { randomUUID } from 'node:crypto'
import type { Bearer } from '../accounts/bearer.ts'
import { insertPrimaryEmail, isEmailTaken } from '../data/contacts.ts'
import { toPythonTimestamp } from '../data/moment.ts'
import { text as column, count, flag as isSet } from '../data/row.ts'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, required, withDefault } from '../validation/members.ts'
import { parseBody, parsePaging } from '../validation/parse-request.ts'
import { flag, text } from '../validation/scalars.ts'
import { findAdmin, SELECT_ADMIN, toAdmin } from './admin.ts'
import { readSummary } from './summary.ts'

const NAME = text({ min: 1, max: 100 })

const NEW_ADMIN = object({
  first_name: required(NAME),
  last_name: required(NAME),
  contact_email: required(object({ email_address: required(emailAddress) })),
  password: required(text({ min: 8 })),
})

const CHANGES = object({
  first_name: withDefault<string | undefined>(NAME, undefined),
  last_name: withDefault<string | undefined>(NAME, undefined),
  is_active: withDefault<boolean | undefined>(flag, undefined),
})

/**
 * The admins service: no reference exists, so this is its contract. Administrator tokens only (401, else 403).
 * List (`skip`, `limit`; newest first, inactive ones too), read, create (201; 409 e-mail; 503 account), update names and
 * activity, delete (204: record and login are deactivated; 409 for the last active administrator), `me/profile`,
 * `summary`. Object: `{id, first_name, last_name, email, is_active, created_at, last_login: null}`.
 */
export const createAdminsRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { database, requireBearer, desk, clock } = deps

  const requireAdmin = (request: StandInRequest): Bearer => {
    const bearer = requireBearer(request)
    if (bearer.userType !== 'admin') throw new Refusal(403, 'Solo para administradores')
    return bearer
  }

  const setActive = async (request: StandInRequest, id: string, active: boolean): Promise<void> => {
    const others = database.one('select count(*) as n from admins where is_active = 1 and id <> ?', id)
    if (!active && count(others) === 0) throw new Refusal(409, 'Debe quedar al menos un administrador activo')
    // The login first: if it cannot be switched, the record must not claim it was.
    if (!(await desk.setActive(id, active, request.field('authorization') ?? ''))) {
      throw new Refusal(503, 'No se pudo cambiar la cuenta del administrador')
    }
    database.run('update admins set is_active = ? where id = ?', active ? 1 : 0, id)
  }

  return [
    route('GET', '/api/v1/admins', (request) => {
      requireAdmin(request)
      const { skip, limit } = parsePaging(request)
      const sql = `${SELECT_ADMIN} order by a.created_at desc, a.id limit ? offset ?`
      return json(database.all(sql, limit, skip).map(toAdmin))
    }),

    route('POST', '/api/v1/admins', async (request) => {
      requireAdmin(request)
      const body = parseBody(request, NEW_ADMIN)
      const email = body.contact_email.email_address
      if (isEmailTaken(database, email)) throw new Refusal(409, 'El correo ya está registrado')
      const id = randomUUID()
      database.transaction(() => {
        database.run(
          'insert into admins (id, first_name, last_name, created_at) values (?, ?, ?, ?)',
          ...[id, body.first_name, body.last_name, toPythonTimestamp(clock())],
        )
        insertPrimaryEmail(database, id, email, 'work')
      })
      if (!(await desk.create({ email, password: body.password, userType: 'admin', referenceId: id }))) {
        database.run('delete from emails where owner_id = ?', id)
        database.run('delete from admins where id = ?', id)
        throw new Refusal(503, 'No se pudo crear la cuenta del administrador')
      }
      return json(toAdmin(findAdmin(database, id)), 201)
    }),

    route('GET', '/api/v1/admins/summary', (request) => {
      requireAdmin(request)
      return json(readSummary(database, clock()))
    }),

    route('GET', '/api/v1/admins/me/profile', (request) => {
      const bearer = requireAdmin(request)
      return json(toAdmin(findAdmin(database, bearer.referenceId ?? bearer.metadataReferenceId ?? '')))
    }),

    route('GET', '/api/v1/admins/{id}', (request, id) => {
      requireAdmin(request)
      return json(toAdmin(findAdmin(database, id)))
    }),

    route('PUT', '/api/v1/admins/{id}', async (request, given) => {
      requireAdmin(request)
      const { first_name, last_name, is_active } = parseBody(request, CHANGES)
      const admin = findAdmin(database, given)
      const id = column(admin, 'id')
      if (first_name === undefined && last_name === undefined && is_active === undefined) {
        throw new Refusal(400, 'No hay datos para actualizar')
      }
      if (is_active !== undefined && is_active !== isSet(admin, 'is_active'))
        await setActive(request, id, is_active)
      database.run(
        'update admins set first_name = ?, last_name = ? where id = ?',
        ...[first_name ?? column(admin, 'first_name'), last_name ?? column(admin, 'last_name'), id],
      )
      return json(toAdmin(findAdmin(database, id)))
    }),

    route('DELETE', '/api/v1/admins/{id}', async (request, given) => {
      requireAdmin(request)
      await setActive(request, column(findAdmin(database, given), 'id'), false)
      return noContent
    }),
  ]
}
