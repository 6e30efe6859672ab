import { DatabaseSync } from 'node:sqlite'
import postgres from 'postgres'
import type { Database, SqlRow, Statements } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { createSqliteDatabase } from '../../src/storage/sqlite-database.ts'

/** A fresh, migrated database. */
export interface OpenedDatabase {
  readonly database: Database
  /** Same data, another connection: a second instance. */
  reopen(): Promise<Database>
  /** Statements without the gateway's deadlines, for filling tables. */
  readonly unlimited: Statements
  close(): Promise<void>
}

export interface EngineUnderTest {
  readonly name: string
  open(): Promise<OpenedDatabase>
}

const sqlite: EngineUnderTest = {
  name: 'SQLite',
  open: async () => {
    const database = createSqliteDatabase(new DatabaseSync(':memory:'))
    await migrate(database)
    return { database, reopen: async () => database, unlimited: database, close: () => database.close() }
  },
}

const postgresAt = (serverUrl: string): EngineUnderTest => ({
  name: 'PostgreSQL',
  open: async () => {
    const name = `gateway_${crypto.randomUUID().replaceAll('-', '')}`
    const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
    await server.unsafe(`CREATE DATABASE ${name}`)
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    const direct = postgres(url.href, { max: 1, onnotice: () => undefined })
    const opened = [openPostgres(url.href)]
    const database = opened[0] as Database
    await migrate(database)
    return {
      database,
      reopen: async () => {
        const another = openPostgres(url.href)
        opened.push(another)
        return another
      },
      unlimited: {
        query: async (sql, parameters = []) => [...(await direct.unsafe(sql, [...parameters]))] as SqlRow[],
      },
      close: async () => {
        await Promise.all([...opened.map((each) => each.close()), direct.end()])
        await server.unsafe(`DROP DATABASE ${name} WITH (FORCE)`)
        await server.end()
      },
    }
  },
})

const serverUrl = process.env['DATABASE_URL']

/** The engines at hand: SQLite always, PostgreSQL when `DATABASE_URL` names a server. */
export const ENGINES: readonly EngineUnderTest[] = serverUrl ? [sqlite, postgresAt(serverUrl)] : [sqlite]
