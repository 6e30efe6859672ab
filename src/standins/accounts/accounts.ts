import { randomUUID } from 'node:crypto'
import bcrypt from 'bcryptjs'
import type { Database } from '../data/database.ts'
import { type Clock, toPythonTimestamp } from '../data/moment.ts'
import { flag, type Row, text } from '../data/row.ts'

export interface Account {
  readonly id: string
  readonly email: string
  readonly userType: string
  readonly referenceId: string
  readonly isActive: boolean
  readonly isVerified: boolean
}

export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly userType: string
  readonly referenceId: string
}

/** Login accounts and their bcrypt hashes. */
export interface Accounts {
  byId(id: string): Account | null
  exists(email: string): boolean
  /** `null` for an unknown e-mail (at once, without hashing: contract 2) and for a wrong password. */
  authenticate(email: string, password: string): Promise<Account | null>
  /** Rejects when the record it points at does not exist, as the database trigger of the reference does. */
  create(account: NewAccount): Promise<Account>
  changePassword(id: string, password: string): Promise<void>
  /** `false` when no account points at the record. */
  setActive(referenceId: string, active: boolean): boolean
}

const BCRYPT_COST = 10

const RECORD_TABLES: Readonly<Record<string, string>> = {
  patient: 'patients',
  doctor: 'doctors',
  institution: 'institutions',
  admin: 'admins',
}

export const createAccounts = (database: Database, clock: Clock): Accounts => {
  const find = (column: 'id' | 'email', value: string): Row | null =>
    database.one(`select * from accounts where ${column} = ?`, value)

  const requireRecord = (userType: string, referenceId: string): void => {
    const table = RECORD_TABLES[userType]
    if (table === undefined) throw new Error('unknown user_type')
    if (database.one(`select id from ${table} where id = ?`, referenceId) === null) {
      throw new Error('reference_id points at no record')
    }
  }

  return {
    byId: (id) => toAccountOrNull(find('id', id)),
    exists: (email) => find('email', email) !== null,
    authenticate: async (email, password) => {
      const row = find('email', email)
      if (row === null) return null
      return (await bcrypt.compare(password, text(row, 'password_hash'))) ? toAccount(row) : null
    },
    create: async ({ email, password, userType, referenceId }) => {
      requireRecord(userType, referenceId)
      const hash = toTwoB(await bcrypt.hash(password, BCRYPT_COST))
      const id = randomUUID()
      database.run(
        `insert into accounts (id, email, password_hash, user_type, reference_id, created_at)
         values (?, ?, ?, ?, ?, ?)`,
        ...[id, email, hash, userType, referenceId, toPythonTimestamp(clock())],
      )
      return { id, email, userType, referenceId, isActive: true, isVerified: true }
    },
    changePassword: async (id, password) => {
      const hash = toTwoB(await bcrypt.hash(password, BCRYPT_COST))
      database.run('update accounts set password_hash = ? where id = ?', hash, id)
    },
    setActive: (referenceId, active) =>
      database.run('update accounts set is_active = ? where reference_id = ?', active ? 1 : 0, referenceId) >
      0,
  }
}

const toAccountOrNull = (row: Row | null): Account | null => (row === null ? null : toAccount(row))

const toAccount = (row: Row): Account => ({
  id: text(row, 'id'),
  email: text(row, 'email'),
  userType: text(row, 'user_type'),
  referenceId: text(row, 'reference_id'),
  isActive: flag(row, 'is_active'),
  isVerified: flag(row, 'is_verified'),
})

/** `$2a$` and `$2b$` name the same algorithm; the platform stores `$2b$`. */
const toTwoB = (hash: string): string => hash.replace(/^\$2a\$/, '$2b$')
