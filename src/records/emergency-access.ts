import { Conflict, Forbidden, InvalidInput, TooManyRequests } from '../errors.ts'
import type { Session } from '../identity/session.ts'
import type { Database, Statements } from '../storage/database.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { COLUMNS, type EmergencyAccess, toEmergency } from './emergency.ts'
import { declarationFaults, type EmergencyDeclaration } from './emergency-declaration.ts'

const LIFE_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** More than this in a day is a pattern, not an emergency. */
const MAX_PER_DAY = 5

/** Rejects with `TooManyRequests` after too many wrong ones. */
export type VerifyPassword = (session: Session, password: string, exchange: Exchange) => Promise<boolean>

export interface EmergencyAccesses {
  /**
   * Opens access after the password was given again. Rejects with `InvalidInput` (purpose, reason, password), `Forbidden`
   * (not a doctor), `Conflict` (the id is that of another one) or `TooManyRequests`.
   */
  declare(session: Session, declaration: EmergencyDeclaration, exchange: Exchange): Promise<EmergencyAccess>
  /** The running emergency of this session for this patient, or `null`: one that an administrator flags is over. */
  active(session: Session, patientId: string): Promise<EmergencyAccess | null>
  /** All running emergencies of this session, for the banner on each page. */
  running(session: Session): Promise<readonly EmergencyAccess[]>
  /** For the administrator's queue: what is open for review first, then newest first. */
  list(review: EmergencyAccess['review'] | null, limit: number): Promise<readonly EmergencyAccess[]>
  /** `false` when it is not open for review. */
  review(
    id: string,
    verdict: { readonly review: 'accepted' | 'flagged'; readonly by: string; readonly note: string },
  ): Promise<boolean>
}

export const createEmergencyAccesses = (deps: {
  database: Database
  /** Whether this is the password of the session's account; asked at the auth service. */
  verifyPassword: VerifyPassword
  now?: () => number
}): EmergencyAccesses => {
  const { database, verifyPassword, now = Date.now } = deps

  const running = async (session: Session, patientId: string | null): Promise<readonly EmergencyAccess[]> => {
    const rows = await database.query(
      // By its doctor first: that is what there is an index for.
      `SELECT ${COLUMNS} FROM emergency_access
       WHERE user_id = $1 AND sid = $2 AND expires_at > $3 AND review <> 'flagged' ORDER BY opened_at DESC`,
      [session.userId, session.sid, now()],
    )
    return rows.map(toEmergency).filter((each) => patientId === null || each.patientId === patientId)
  }

  /** `id` does not count: a form sent twice is one emergency. */
  const refuseTooMany = async (statements: Statements, session: Session, id: string): Promise<void> => {
    const [row] = await statements.query(
      'SELECT COUNT(*) AS declared FROM emergency_access WHERE user_id = $1 AND opened_at > $2 AND id <> $3',
      [session.userId, now() - DAY_MS, id],
    )
    if (Number(row?.['declared'] ?? 0) < MAX_PER_DAY) return
    throw new TooManyRequests(
      `Declaraste ${MAX_PER_DAY} emergencias en 24 horas. Habla con la administración.`,
      {
        retryAfterSeconds: LIFE_MS / 1_000,
      },
    )
  }

  return {
    declare: async (session, declaration, exchange) => {
      if (session.role !== 'doctor') throw new Forbidden('Solo un doctor puede declarar una emergencia.')
      const faults = declarationFaults(declaration)
      if (faults.length > 0) throw new InvalidInput(null, { faults })
      const id = declaration.id ?? crypto.randomUUID()
      // Before the password too: who may not declare any more must not try passwords here.
      await refuseTooMany(database, session, id)
      if (!(await verifyPassword(session, declaration.password, exchange))) {
        throw new InvalidInput(null, {
          faults: [{ pointer: '/password', detail: 'La contraseña no coincide.' }],
        })
      }
      if (exchange.recording) {
        exchange.recording.reason = `emergency: ${declaration.purpose}`
        exchange.recording.emergency = true
      }
      const openedAt = now()
      const opened = await database.transaction(async (statements) => {
        // Those declared at the same time must see each other, or all of them are within the limit.
        if (database.engine === 'postgres')
          await statements.query('LOCK TABLE emergency_access IN SHARE ROW EXCLUSIVE MODE')
        await refuseTooMany(statements, session, id)
        await statements.query(
          `INSERT INTO emergency_access (id, user_id, reference_id, sid, patient_id, purpose, reason, opened_at, expires_at, review)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')
           ON CONFLICT (id) DO NOTHING`,
          [
            id,
            session.userId,
            session.referenceId,
            session.sid,
            declaration.patientId,
            declaration.purpose,
            declaration.reason.trim(),
            openedAt,
            openedAt + LIFE_MS,
          ],
        )
        return statements.query(
          `SELECT ${COLUMNS} FROM emergency_access WHERE id = $1 AND sid = $2 AND patient_id = $3`,
          [id, session.sid, declaration.patientId],
        )
      })
      // The key of a form that opened something else: nothing is open now, and nobody may think so.
      if (!opened[0]) throw new Conflict()
      return toEmergency(opened[0])
    },

    active: async (session, patientId) => (await running(session, patientId))[0] ?? null,
    running: (session) => running(session, null),

    list: async (review, limit) => {
      const rows =
        review === null
          ? await database.query(
              `SELECT ${COLUMNS} FROM emergency_access
               ORDER BY CASE review WHEN 'open' THEN 0 ELSE 1 END, opened_at DESC LIMIT $1`,
              [limit],
            )
          : await database.query(
              `SELECT ${COLUMNS} FROM emergency_access WHERE review = $1 ORDER BY opened_at DESC LIMIT $2`,
              [review, limit],
            )
      return rows.map(toEmergency)
    },

    review: async (id, verdict) => {
      const rows = await database.query(
        `UPDATE emergency_access SET review = $1, reviewed_by = $2, reviewed_at = $3, review_note = $4
         WHERE id = $5 AND review = 'open' RETURNING id`,
        [verdict.review, verdict.by, now(), verdict.note, id],
      )
      return rows.length > 0
    },
  }
}
