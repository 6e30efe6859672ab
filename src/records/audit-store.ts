import type { Database, SqlRow, SqlValue } from '../storage/database.ts'
import { AUDIT_COLUMNS as COLUMNS, createAuditAppend } from './audit-append.ts'
import { type ChainHead, GENESIS } from './audit-chain.ts'
import type { AuditEvent, ChainedEvent } from './audit-event.ts'

export interface AuditQuery {
  readonly id?: string
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
  /** Appends new events in order, all or none. */
  append(events: readonly AuditEvent[]): Promise<void>
  /** Appends events of which some may be stored already (same id): those are left out. All or none of each thousand. */
  appendMissing(events: readonly AuditEvent[]): Promise<void>
  head(): Promise<ChainHead>
  /** Newest first. */
  find(query: AuditQuery): Promise<readonly ChainedEvent[]>
  /** Ascending, in pages, for verification and export. */
  all(fromSequence?: number): AsyncIterable<ChainedEvent>
}

const PAGE = 1_000

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

export const createAuditStore = (database: Database): AuditStore => {
  const readHead = async (): Promise<ChainHead> => {
    const [row] = await database.query('SELECT sequence, hash FROM audit_head')
    return row ? { sequence: Number(row['sequence']), hash: String(row['hash']) } : GENESIS
  }

  return {
    ...createAuditAppend(database),
    head: readHead,

    find: async (query) => {
      const conditions: string[] = []
      const parameters: SqlValue[] = []
      const where = (condition: string, value: SqlValue | undefined): void => {
        if (value === undefined) return
        parameters.push(value)
        conditions.push(`${condition} $${parameters.length}`)
      }
      where('id =', query.id)
      where('patient_id =', query.patientId)
      where('user_id =', query.userId)
      where('kind =', query.kind)
      where('outcome =', query.outcome)
      // As the partial index has it: SQLite does not conclude it from the parameter.
      if (query.outcome !== undefined && query.outcome !== 'success') conditions.push("outcome <> 'success'")
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
