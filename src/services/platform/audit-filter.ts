import { InvalidInput } from '../../errors.ts'
import type { AuditEvent } from '../../records/audit-event.ts'
import type { AuditQuery } from '../../records/audit-store.ts'
import { toSince, toUntil } from '../../records/time-words.ts'
import type { Exchange } from '../../telemetry/exchange.ts'
import { queryMoment } from '../query-moment.ts'
import { isUuid } from '../uuid.ts'

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
  const emergency = oneOf('emergency', text.emergency, ['true', 'false'] as const)
  const patientId = idOf('patient', text.patient)?.toLowerCase()
  const userId = idOf('user', text.user)
  const since = queryMoment('since', text.since, toSince)
  const until = queryMoment('until', text.until, toUntil)
  return {
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
    ...(patientId ? { patientId } : {}),
    ...(userId ? { userId } : {}),
    ...(emergency === null ? {} : { emergency: emergency === 'true' }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  }
}

/** Who asks the trail about one patient is told of in that patient's own log. */
export const nameSought = <Query extends Pick<AuditQuery, 'patientId'>>(
  exchange: Exchange,
  query: Query,
): Query => {
  const { patientId } = query
  if (exchange.recording && patientId !== undefined && isUuid(patientId))
    exchange.recording.patients = [patientId]
  return query
}

/** The sequence a further page goes on from. Throws `InvalidInput` for what is no number. */
export const toBeforeSequence = (text: string | null): Pick<AuditQuery, 'beforeSequence'> => {
  if (!text) return {}
  if (!/^\d{1,15}$/.test(text)) throw refused('before', 'Debe ser un entero desde 0.')
  return { beforeSequence: Number(text) }
}

/** PostgreSQL refuses a text with NUL in it, and no id has a control character. */
const idOf = (name: string, found: string | null | undefined): string | undefined => {
  if (found && /\p{Cc}/u.test(found)) throw refused(name, 'No es un id.')
  return found?.trim()
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

const refused = (name: string, detail: string) =>
  new InvalidInput(null, { faults: [{ pointer: `/${name}`, detail }] })
