import type { Database, SqlRow, SqlValue, Statements } from '../storage/database.ts'
import { type ChainHead, chain, GENESIS } from './audit-chain.ts'
import type { AuditEvent, ChainedEvent } from './audit-event.ts'

export const AUDIT_COLUMNS =
  'sequence, hash, id, recorded_at, kind, action, outcome, route, user_id, role, actor_reference_id, sid, address, patient_id, reason, emergency, request_id'

const toValues = (event: ChainedEvent): readonly SqlValue[] => [
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

const INSERT_ONE = `INSERT INTO audit_events (${AUDIT_COLUMNS})
  VALUES (${Array.from({ length: 17 }, (_, index) => `$${index + 1}`).join(', ')})`

/** All events in one parameter: one statement text for groups of any size, so it is prepared once. */
const FROM_JSON = `json_to_recordset($5::text::json) AS event (
  sequence BIGINT, hash TEXT, id TEXT, recorded_at BIGINT, kind TEXT, action TEXT, outcome TEXT, route TEXT, user_id TEXT, role TEXT,
  actor_reference_id TEXT, sid TEXT, address TEXT, patient_id TEXT, reason TEXT, emergency SMALLINT, request_id TEXT)`

/**
 * Moves the head and inserts behind it in one round trip, but only if the head is still where the hashes say: another instance
 * that moved it makes the UPDATE match nothing, and then nothing is inserted.
 */
const MOVE_AND_INSERT = `WITH moved AS (
    UPDATE audit_head SET sequence = $1, hash = $2 WHERE sequence = $3 AND hash = $4 RETURNING 1),
  added AS (
    INSERT INTO audit_events (${AUDIT_COLUMNS}) SELECT event.* FROM moved, ${FROM_JSON} RETURNING 1)
  SELECT COUNT(*) AS moved FROM moved`

/** Optimistic tries before the head is locked: instances that write at the same time would else overtake each other for ever. */
const OPTIMISTIC_TRIES = 2
/** Rows in one transaction of a delivery: it has to end within the deadline of transactions, however much waits. */
const DELIVERY_ROWS = 1_000

const COLUMN_NAMES = AUDIT_COLUMNS.split(', ')

const toJson = (events: readonly ChainedEvent[]): string =>
  JSON.stringify(
    events.map((event) => {
      const values = toValues(event)
      return Object.fromEntries(COLUMN_NAMES.map((name, index) => [name, values[index]]))
    }),
  )

const toHead = (row: SqlRow | undefined): ChainHead =>
  row ? { sequence: Number(row['sequence']), hash: String(row['hash']) } : GENESIS

const chainBehind = (head: ChainHead, events: readonly AuditEvent[]): readonly ChainedEvent[] => {
  let at = head
  return events.map((event) => {
    const chained = chain(at, event)
    at = chained
    return chained
  })
}

/** Ids among `events` that are stored already. */
const storedIds = async (statements: Statements, events: readonly AuditEvent[]) => {
  const list = events.map((_, index) => `$${index + 1}`).join(', ')
  const ids = events.map((event) => event.id)
  const rows = await statements.query(`SELECT id FROM audit_events WHERE id IN (${list})`, ids)
  return new Set(rows.map((row) => row['id']))
}

/** The writing half of the audit store: the only two ways a line gets into the trail. */
export const createAuditAppend = (database: Database) => {
  const isPostgres = database.engine === 'postgres'
  /** Where this process last left the head; `null` when it has to be read. */
  let known: ChainHead | null = null

  const insertBehind = async (
    statements: Statements,
    head: ChainHead,
    events: readonly AuditEvent[],
  ): Promise<ChainHead> => {
    const chained = chainBehind(head, events)
    const last = chained.at(-1)
    if (!last) return head
    if (isPostgres) {
      const parameters = [last.sequence, last.hash, head.sequence, head.hash, toJson(chained)]
      await statements.query(MOVE_AND_INSERT, parameters)
    } else {
      for (const event of chained) await statements.query(INSERT_ONE, toValues(event))
      await statements.query('UPDATE audit_head SET sequence = $1, hash = $2', [last.sequence, last.hash])
    }
    return { sequence: last.sequence, hash: last.hash }
  }

  /** The locked head row serialises the writers of all instances; SQLite has one writer anyway. */
  const appendLocked = async (select: (statements: Statements) => Promise<readonly AuditEvent[]>) => {
    known = null
    known = await database.transaction(async (statements) => {
      const lock = isPostgres ? ' FOR UPDATE' : ''
      const [row] = await statements.query(`SELECT sequence, hash FROM audit_head${lock}`)
      return insertBehind(statements, toHead(row), await select(statements))
    })
  }

  const appendOptimistically = async (events: readonly AuditEvent[]): Promise<boolean> => {
    const from = known ?? toHead((await database.query('SELECT sequence, hash FROM audit_head'))[0])
    known = null
    const chained = chainBehind(from, events)
    const last = chained.at(-1)
    if (!last) return true
    const parameters = [last.sequence, last.hash, from.sequence, from.hash, toJson(chained)]
    const [row] = await database.query(MOVE_AND_INSERT, parameters)
    if (Number(row?.['moved']) !== 1) return false
    known = { sequence: last.sequence, hash: last.hash }
    return true
  }

  return {
    append: async (events: readonly AuditEvent[]): Promise<void> => {
      if (isPostgres) {
        for (let tries = 0; tries < OPTIMISTIC_TRIES; tries += 1) {
          if (await appendOptimistically(events)) return
        }
      }
      await appendLocked(async () => events)
    },

    appendMissing: async (events: readonly AuditEvent[]): Promise<void> => {
      for (let start = 0; start < events.length; start += DELIVERY_ROWS) {
        const rows = events.slice(start, start + DELIVERY_ROWS)
        await appendLocked(async (statements) => {
          const stored = await storedIds(statements, rows)
          return rows.filter((event) => !stored.has(event.id))
        })
      }
    },
  }
}
