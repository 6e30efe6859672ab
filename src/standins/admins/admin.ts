import { primaryEmail } from '../data/contacts.ts'
import type { Database } from '../data/database.ts'
import { type Row, toJson } from '../data/row.ts'
import { Refusal } from '../server/refusal.ts'

export const SELECT_ADMIN = `select a.*, ${primaryEmail('a.id')} as email, null as last_login from admins a`

export const findAdmin = (database: Database, id: string): Row => {
  const row = database.one(`${SELECT_ADMIN} where a.id = ?`, id.toLowerCase())
  if (row === null) throw new Refusal(404, 'Administrador no encontrado')
  return row
}

export const toAdmin = (row: Row) =>
  toJson(row, {
    id: 'text',
    first_name: 'text',
    last_name: 'text',
    email: 'text',
    is_active: 'flag',
    created_at: 'text',
    last_login: 'text',
  })
