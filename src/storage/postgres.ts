import postgres from 'postgres'
import {
  type Database,
  DatabaseUnavailable,
  type SqlRow,
  type SqlValue,
  type Statements,
} from './database.ts'

const STATEMENT_TIMEOUT_MS = 800
/** Covers waiting for a connection, which postgres.js itself never limits (platform fact 10). */
const QUERY_DEADLINE_MS = 1_000
const TRANSACTION_DEADLINE_MS = 2_500
const CONNECT_TIMEOUT_S = 2
const POOL_SIZE = 6

/** SQLSTATE classes that say the engine, not the statement, is at fault: connection, resources, intervention, system. */
const OUTAGE_CLASSES = new Set(['08', '53', '57', '58'])

const isOutage = (fault: unknown): boolean => {
  const code = (fault as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return false
  // postgres.js names its own faults in words (CONNECTION_CLOSED, CONNECT_TIMEOUT), Node in E… codes.
  return OUTAGE_CLASSES.has(code.slice(0, 2)) || /^(CONNECT|E[A-Z]{4})/.test(code)
}

const withDeadline = async <T>(work: Promise<T>, deadlineMs: number, onDeadline: () => void): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onDeadline()
      reject(new DatabaseUnavailable(`no answer in ${deadlineMs} ms`))
    }, deadlineMs)
  })
  try {
    return await Promise.race([work, deadline])
  } catch (fault) {
    throw isOutage(fault) ? new DatabaseUnavailable('PostgreSQL is away', { cause: fault }) : fault
  } finally {
    clearTimeout(timer)
    // The loser of the race may still reject; it has been answered for.
    work.catch(() => undefined)
  }
}

const ask = async (
  sql: postgres.Sql | postgres.TransactionSql,
  text: string,
  parameters: readonly SqlValue[],
) => {
  const rows = await sql.unsafe(text, [...parameters], { prepare: true })
  return [...rows] as SqlRow[] // boundary: columns are declared by the migrations
}

/** Opens a pool; does not connect until the first statement, and reconnects by itself. */
export const openPostgres = (url: string): Database => {
  const sql = postgres(url, {
    max: POOL_SIZE,
    idle_timeout: 60,
    max_lifetime: 1_800,
    connect_timeout: CONNECT_TIMEOUT_S,
    connection: { application_name: 'predicthealth-gateway', statement_timeout: STATEMENT_TIMEOUT_MS },
    onnotice: () => undefined,
  })

  return {
    engine: 'postgres',
    query: (text, parameters = []) =>
      withDeadline(ask(sql, text, parameters), QUERY_DEADLINE_MS, () => undefined),

    transaction: async <T>(work: (statements: Statements) => Promise<T>): Promise<T> => {
      let expired = false
      const begun = sql.begin((transaction) =>
        work({
          query: (text, parameters = []) => {
            if (expired) throw new DatabaseUnavailable('transaction ran past its deadline')
            return ask(transaction, text, parameters)
          },
        }),
      )
      // Boundary: postgres.js unwraps arrays of promises in its type; `work` returns a plain value.
      return withDeadline(begun as Promise<T>, TRANSACTION_DEADLINE_MS, () => {
        expired = true
      })
    },

    listen: async (channel, onMessage) => {
      await sql.listen(channel, onMessage)
    },
    notify: async (channel, payload) => {
      await withDeadline(Promise.resolve(sql.notify(channel, payload)), QUERY_DEADLINE_MS, () => undefined)
    },
    close: () => sql.end({ timeout: 2 }),
  }
}
