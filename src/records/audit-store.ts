import type { Database, SqlRow, SqlValue, Statements } from '../storage/database.ts'
import { type ChainHead, chain, GENESIS } from './audit-chain.ts'
import type { AuditEvent, ChainedEvent } from './audit-event.ts'

export interface AuditQuery {
  readonly patientId?: string
  readonly userId?: string
  readonly kind?: AuditEvent['kind']
  readonly outcome?: AuditEvent['outcome']
  readonly emergency?: boolean
  /** Epoch ms, inclusive. */
  readonly since?: number
  readonly until?: number
  /** Keyset paging: only events before this sequence. */
  readonly beforeSequence?: number
  readonly limit: number
}

/** Append-only storage of the chain. */
export interface AuditStore {
  /** Appends in order in one transaction; events already stored (same id) are left out. */
  append(events: readonly AuditEvent[]): Promise<void>
  head(): Promise<ChainHead>
  /** Newest first. */
  find(query: AuditQuery): Promise<readonly ChainedEvent[]>
  /** Ascending, in pages, for verification and export. */
  all(fromSequence?: number): AsyncIterable<ChainedEvent>
}

const COLUMNS =
  'sequence, hash, id, recorded_at, kind, action, outcome, route, user_id, role, actor_reference_id, sid, address, patient_id, reason, emergency, request_id'
const COLUMN_COUNT = 17
const PAGE = 1_000
/** PostgreSQL binds at most 65,535 parameters a statement, SQLite 32,766. */
const ROWS_PER_INSERT = 500

const toParameters = (event: ChainedEvent): readonly SqlValue[] => [
  event.sequence,
  event.hash,
  event.id,
  event.recordedAt,
  event.kind,
  event.action,
  event.outcome,
  event.route,
  event.userId,
  event.role,
  event.actorReferenceId,
  event.sid,
  event.address,
  event.patientId,
  event.reason,
  event.emergency ? 1 : 0,
  event.requestId,
]

// Boundary: rows come back in the types that migration 1 declares.
const toEvent = (row: SqlRow): ChainedEvent =>
  ({
    sequence: Number(row['sequence']),
    hash: row['hash'],
    id: row['id'],
    recordedAt: Number(row['recorded_at']),
    kind: row['kind'],
    action: row['action'],
    outcome: row['outcome'],
    route: row['route'],
    userId: row['user_id'],
    role: row['role'],
    actorReferenceId: row['actor_reference_id'],
    sid: row['sid'],
    address: row['address'],
    patientId: row['patient_id'],
    reason: row['reason'],
    emergency: Number(row['emergency']) === 1,
    requestId: row['request_id'],
  }) as ChainedEvent

const placeholders = (rows: number, columns: number): string =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(', ')})`,
  ).join(', ')

const insert = async (statements: Statements, events: readonly ChainedEvent[]): Promise<void> => {
  for (let start = 0; start < events.length; start += ROWS_PER_INSERT) {
    const rows = events.slice(start, start + ROWS_PER_INSERT)
    await statements.query(
      `INSERT INTO audit_events (${COLUMNS}) VALUES ${placeholders(rows.length, COLUMN_COUNT)}`,
      rows.flatMap(toParameters),
    )
  }
}

const unstored = async (
  statements: Statements,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> => {
  const stored = new Set<SqlValue | undefined>()
  for (let start = 0; start < events.length; start += ROWS_PER_INSERT) {
    const ids = events.slice(start, start + ROWS_PER_INSERT).map((event) => event.id)
    const list = ids.map((_, index) => `$${index + 1}`).join(', ')
    const rows = await statements.query(`SELECT id FROM audit_events WHERE id IN (${list})`, ids)
    for (const row of rows) stored.add(row['id'])
  }
  return events.filter((event) => !stored.has(event.id))
}

export const createAuditStore = (database: Database): AuditStore => {
  // The head row serialises writers of all instances; SQLite has one writer anyway.
  const lock = database.engine === 'postgres' ? ' FOR UPDATE' : ''
  const readHead = async (statements: Statements, suffix = ''): Promise<ChainHead> => {
    const [row] = await statements.query(`SELECT sequence, hash FROM audit_head${suffix}`)
    return row ? { sequence: Number(row['sequence']), hash: String(row['hash']) } : GENESIS
  }

  return {
    append: (events) =>
      database.transaction(async (statements) => {
        let head = await readHead(statements, lock)
        const chained: ChainedEvent[] = []
        for (const event of await unstored(statements, events)) {
          const next = chain(head, event)
          chained.push(next)
          head = next
        }
        if (chained.length === 0) return
        await insert(statements, chained)
        await statements.query('UPDATE audit_head SET sequence = $1, hash = $2', [head.sequence, head.hash])
      }),

    head: () => readHead(database),

    find: async (query) => {
      const conditions: string[] = []
      const parameters: SqlValue[] = []
      const where = (condition: string, value: SqlValue | undefined): void => {
        if (value === undefined) return
        parameters.push(value)
        conditions.push(`${condition} $${parameters.length}`)
      }
      where('patient_id =', query.patientId)
      where('user_id =', query.userId)
      where('kind =', query.kind)
      where('outcome =', query.outcome)
      where('emergency =', query.emergency === undefined ? undefined : Number(query.emergency))
      where('recorded_at >=', query.since)
      where('recorded_at <=', query.until)
      where('sequence <', query.beforeSequence)
      parameters.push(query.limit)
      const filter = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
      const rows = await database.query(
        `SELECT ${COLUMNS} FROM audit_events ${filter} ORDER BY sequence DESC LIMIT $${parameters.length}`,
        parameters,
      )
      return rows.map(toEvent)
    },

    async *all(fromSequence = 1) {
      for (let next = fromSequence; ; ) {
        const rows = await database.query(
          `SELECT ${COLUMNS} FROM audit_events WHERE sequence >= $1 ORDER BY sequence LIMIT ${PAGE}`,
          [next],
        )
        yield* rows.map(toEvent)
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        next = Number(last['sequence']) + 1
      }
    },
  }
}
