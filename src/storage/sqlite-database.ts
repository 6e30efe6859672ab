import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Database, SqlRow, SqlValue, Statements } from './database.ts'
import { createTurns } from './turns.ts'

/** How the embedded engine answers the `Database` port. One connection, so transactions take turns. */
export const createSqliteDatabase = (connection: DatabaseSync): Database => {
  const prepared = new Map<string, StatementSync>()
  const listeners = new Map<string, Set<(payload: string) => void>>()
  const inTurn = createTurns()

  const run = (sql: string, parameters: readonly SqlValue[]): readonly SqlRow[] => {
    let statement = prepared.get(sql)
    if (!statement) {
      // `$1` is a named parameter to SQLite; as each is first used in ascending order, `?` binds them alike.
      statement = connection.prepare(sql.replace(/\$\d+/g, '?'))
      prepared.set(sql, statement)
    }
    return statement.all(...parameters) as SqlRow[] // boundary: columns are declared by the migrations
  }
  const statements: Statements = { query: async (sql, parameters = []) => run(sql, parameters) }

  const transaction = async <T>(work: (inner: Statements) => Promise<T>): Promise<T> => {
    connection.exec('BEGIN IMMEDIATE')
    try {
      const result = await work(statements)
      connection.exec('COMMIT')
      return result
    } catch (fault) {
      connection.exec('ROLLBACK')
      throw fault
    }
  }

  return {
    engine: 'sqlite',
    // Outside a transaction too: a statement between BEGIN and COMMIT would become part of it.
    query: (sql, parameters = []) => inTurn(async () => run(sql, parameters)),
    transaction: (work) => inTurn(() => transaction(work)),
    listen: async (channel, onMessage) => {
      const channelListeners = listeners.get(channel) ?? new Set()
      listeners.set(channel, channelListeners.add(onMessage))
    },
    notify: async (channel, payload) => {
      for (const onMessage of listeners.get(channel) ?? []) onMessage(payload)
    },
    close: () =>
      inTurn(async () => {
        prepared.clear()
        connection.close()
      }),
  }
}
