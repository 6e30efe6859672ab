import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Row } from './row.ts'
import { SCHEMA } from './schema.ts'

/** The platform's data, shared by the stand-ins of one process. Statements are prepared once. */
export interface Database {
  all(sql: string, ...values: SQLInputValue[]): readonly Row[]
  one(sql: string, ...values: SQLInputValue[]): Row | null
  /** Resolves to the number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number
  transaction<T>(work: () => T): T
  close(): void
}

const DATABASE_FILE = 'standins.sqlite'

/** Opens (and creates) `standins.sqlite` in a directory, or a database in memory. Tables exist afterwards; rows may not. */
export const openDatabase = (dataDir: string | ':memory:'): Database => {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
  const connection = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, DATABASE_FILE))
  connection.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = normal')
  connection.exec(`pragma foreign_keys = on; ${SCHEMA}`)

  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known) return known
    const fresh = connection.prepare(sql)
    prepared.set(sql, fresh)
    return fresh
  }

  return {
    all: (sql, ...values) => statement(sql).all(...values),
    one: (sql, ...values) => statement(sql).get(...values) ?? null,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    transaction: (work) => {
      // Immediate: stand-ins in other processes may share the file, and seeding must happen once.
      connection.exec('begin immediate')
      try {
        const result = work()
        connection.exec('commit')
        return result
      } catch (error) {
        connection.exec('rollback')
        throw error
      }
    },
    close: () => {
      prepared.clear()
      connection.close()
    },
  }
}
