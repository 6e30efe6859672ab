import { InvalidInput } from '../../errors.ts'
import type { AuditEvent } from '../../records/audit-event.ts'
import type { AuditQuery } from '../../records/audit-store.ts'

/** How people and clients say what they look for; empty or absent is "any". */
export interface AuditFilterText {
  readonly kind?: string | null
  readonly outcome?: string | null
  readonly patient?: string | null
  readonly user?: string | null
  readonly emergency?: string | null
  /** ISO 8601, a day or a moment. */
  readonly since?: string | null
  readonly until?: string | null
}

const KINDS = ['record', 'authentication', 'denial', 'settings', 'administration', 'emergency'] as const
const OUTCOMES = ['success', 'denied', 'failure'] as const

/** Throws `InvalidInput` for a word that is no kind, outcome or time: an unnoticed typo would look like "nothing happened". */
export const toAuditQuery = (text: AuditFilterText): Omit<AuditQuery, 'limit' | 'beforeSequence'> => {
  const kind = oneOf<AuditEvent['kind']>('kind', text.kind, KINDS)
  const outcome = oneOf<AuditEvent['outcome']>('outcome', text.outcome, OUTCOMES)
  const since = moment('since', text.since)
  const until = moment('until', text.until)
  return {
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
    ...(text.patient ? { patientId: text.patient.toLowerCase() } : {}),
    ...(text.user ? { userId: text.user } : {}),
    ...(text.emergency === 'true' ? { emergency: true } : {}),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  }
}

const oneOf = <Word extends string>(
  name: string,
  found: string | null | undefined,
  words: readonly Word[],
): Word | null => {
  if (!found) return null
  const word = words.find((candidate) => candidate === found)
  if (word) return word
  throw refused(name, `Debe ser uno de: ${words.join(', ')}.`)
}

const moment = (name: string, found: string | null | undefined): number | null => {
  if (!found) return null
  const at = Date.parse(found)
  if (Number.isNaN(at)) throw refused(name, 'Debe ser una fecha ISO 8601.')
  return at
}

const refused = (name: string, detail: string) =>
  new InvalidInput(null, { faults: [{ pointer: `/${name}`, detail }] })
