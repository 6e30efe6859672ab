import type { SqlRow, SqlValue } from '../storage/database.ts'

/** HL7 v3 ActReason codes a doctor may choose from. */
export const EMERGENCY_PURPOSES = ['ETREAT', 'BTG'] as const
export type EmergencyPurpose = (typeof EMERGENCY_PURPOSES)[number]

/** One declared emergency: this doctor, this patient, sixty minutes (45 CFR 164.312(a)(2)(ii)). */
export interface EmergencyAccess {
  readonly id: string
  readonly userId: string
  readonly referenceId: string
  readonly patientId: string
  readonly purpose: EmergencyPurpose
  readonly reason: string
  /** Epoch ms. */
  readonly openedAt: number
  readonly expiresAt: number
  readonly review: 'open' | 'accepted' | 'flagged'
  readonly reviewedBy: string | null
  readonly reviewedAt: number | null
  readonly reviewNote: string | null
}

/** Of the table `emergency_access`. */
export const COLUMNS =
  'id, user_id, reference_id, sid, patient_id, purpose, reason, opened_at, expires_at, review, reviewed_by, reviewed_at, review_note'

const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

// Boundary: columns as migration 3 declares them.
export const toEmergency = (row: SqlRow): EmergencyAccess =>
  ({
    id: row['id'],
    userId: row['user_id'],
    referenceId: row['reference_id'],
    patientId: row['patient_id'],
    purpose: row['purpose'],
    reason: row['reason'],
    openedAt: Number(row['opened_at']),
    expiresAt: Number(row['expires_at']),
    review: row['review'],
    reviewedBy: text(row['reviewed_by']),
    reviewedAt: row['reviewed_at'] === null ? null : Number(row['reviewed_at']),
    reviewNote: text(row['review_note']),
  }) as EmergencyAccess
