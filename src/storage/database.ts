import { ServiceUnavailable } from '../errors.ts'

/** Values that both engines bind and return alike; JSON travels as text, times as epoch milliseconds. */
export type SqlValue = string | number | null

export type SqlRow = Readonly<Record<string, SqlValue>>

/** Runs statements whose parameters are written `$1`, `$2`, …, each at its first use in ascending order. */
export interface Statements {
  query(sql: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>
}

/**
 * The system database: SQLite when embedded, PostgreSQL for real (design 2.5). Every method rejects with
 * `DatabaseUnavailable` when the engine does not answer within its deadline.
 */
export interface Database extends Statements {
  readonly engine: 'sqlite' | 'postgres'
  /** All or nothing; what `work` throws rolls back and is thrown on. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** Calls back in every instance when `notify` was called on this channel in any of them; best effort. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<void>
  notify(channel: string, payload: string): Promise<void>
  close(): Promise<void>
}

const RETRY_AFTER_SECONDS = 5

/** The engine is away or too slow; the statement may or may not have been executed. `reason` is for the log only. */
export class DatabaseUnavailable extends ServiceUnavailable {
  constructor(reason: string, { cause }: ErrorOptions = {}) {
    super(null, { cause: new Error(reason, { cause }), retryAfterSeconds: RETRY_AFTER_SECONDS })
    this.name = 'DatabaseUnavailable'
  }
}
