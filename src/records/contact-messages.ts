import type { Database, SqlRow } from '../storage/database.ts'

/**
 * What somebody wrote to the administration: through the contact form, which the original gateway received and forgot, or
 * about an entry of the own access log that looks wrong.
 */
export interface ContactMessage {
  readonly id: string
  /** Default `contact`. */
  readonly kind?: 'contact' | 'access-report'
  /** Whose access log it is about. */
  readonly patientId?: string
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly message: string
  /** Epoch ms. */
  readonly receivedAt: number
}

export interface HandledContactMessage extends ContactMessage {
  readonly handledBy: string | null
  readonly handledAt: number | null
}

export interface ContactMessages {
  /** Resolves when the message is stored; one with the same id is stored once. Rejects with `DatabaseUnavailable`. */
  add(message: ContactMessage): Promise<void>
  /** What waits first, then newest first, so that nothing drops out of the list unanswered. */
  list(limit: number): Promise<readonly HandledContactMessage[]>
  /** Marks a message as answered; `false` when there is none with this id that waits. */
  handle(id: string, userId: string, atMs: number): Promise<boolean>
}

const COLUMNS = 'id, kind, patient_id, name, email, phone, message, received_at, handled_by, handled_at'

/** Keeps contact messages in the system database (design 2.5). */
export const createContactMessages = (database: Database): ContactMessages => ({
  add: async ({ id, kind = 'contact', patientId = null, name, email, phone, message, receivedAt }) => {
    await database.query(
      `INSERT INTO contact_messages (id, kind, patient_id, name, email, phone, message, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO NOTHING`,
      [id, kind, patientId, name, email, phone, message, receivedAt],
    )
  },

  list: async (limit) => {
    const rows = await database.query(
      `SELECT ${COLUMNS} FROM contact_messages
       ORDER BY CASE WHEN handled_at IS NULL THEN 0 ELSE 1 END, received_at DESC LIMIT $1`,
      [limit],
    )
    return rows.map(toMessage)
  },

  handle: async (id, userId, atMs) => {
    const rows = await database.query(
      `UPDATE contact_messages SET handled_by = $1, handled_at = $2
       WHERE id = $3 AND handled_at IS NULL RETURNING id`,
      [userId, atMs, id],
    )
    return rows.length > 0
  },
})

// Boundary: the columns have the types that the migration declares; PostgreSQL returns BIGINT as text.
const toMessage = (row: SqlRow): HandledContactMessage => ({
  id: String(row['id']),
  kind: row['kind'] === 'access-report' ? 'access-report' : 'contact',
  ...(row['patient_id'] == null ? {} : { patientId: String(row['patient_id']) }),
  name: String(row['name']),
  email: String(row['email']),
  phone: textOrNull(row['phone']),
  message: String(row['message']),
  receivedAt: Number(row['received_at']),
  handledBy: textOrNull(row['handled_by']),
  handledAt: row['handled_at'] == null ? null : Number(row['handled_at']),
})

const textOrNull = (value: unknown): string | null => (value == null ? null : String(value))
