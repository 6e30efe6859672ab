import { DatabaseSync } from 'node:sqlite'
import postgres from 'postgres'
import type { Database } from '../../src/storage/database.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { createSqliteDatabase } from '../../src/storage/sqlite-database.ts'

/** A fresh, migrated database of each engine at hand: SQLite always, PostgreSQL when `DATABASE_URL` names a server. */
export interface EngineUnderTest {
  readonly name: string
  open(): Promise<{
    database: Database /** Same data, another connection: a second instance. */
    reopen(): Promise<Database>
  }>
}

const sqlite: EngineUnderTest = {
  name: 'SQLite',
  open: async () => {
    const database = createSqliteDatabase(new DatabaseSync(':memory:'))
    await migrate(database)
    return { database, reopen: async () => database }
  },
}

const postgresAt = (serverUrl: string): EngineUnderTest => ({
  name: 'PostgreSQL',
  open: async () => {
    const name = `gateway_${crypto.randomUUID().replaceAll('-', '')}`
    const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
    await server.unsafe(`CREATE DATABASE ${name}`)
    await server.end()
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    const database = openPostgres(url.href)
    await migrate(database)
    return { database, reopen: async () => openPostgres(url.href) }
  },
})

const serverUrl = process.env['DATABASE_URL']

export const ENGINES: readonly EngineUnderTest[] = serverUrl ? [sqlite, postgresAt(serverUrl)] : [sqlite]
