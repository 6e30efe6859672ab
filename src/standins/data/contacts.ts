import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'

/** SQL expressions for the primary contact of the record `owner` (a column such as `p.id`). */
export const primaryEmail = (owner: string): string =>
  `(select email_address from emails where owner_id = ${owner} and is_primary = 1 limit 1)`

export const primaryPhone = (owner: string): string =>
  `(select phone_number from phones where owner_id = ${owner} and is_primary = 1 limit 1)`

export const isEmailTaken = (database: Database, email: string): boolean =>
  database.one('select id from emails where email_address = ? and is_primary = 1', email) !== null ||
  database.one('select id from accounts where email = ?', email) !== null

export const insertPrimaryEmail = (
  database: Database,
  ownerId: string,
  email: string,
  type: string,
): void => {
  database.run(
    `insert into emails (id, owner_id, email_address, email_type, is_primary, is_verified)
     values (?, ?, ?, ?, 1, 0)`,
    ...[randomUUID(), ownerId, email, type],
  )
}
