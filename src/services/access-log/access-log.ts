import { hash as digest } from 'node:crypto'
import { NotFound } from '../../errors.ts'
import type { ChainedEvent } from '../../records/audit-event.ts'
import type { AuditQuery, AuditStore } from '../../records/audit-store.ts'
import type { ContactMessages } from '../../records/contact-messages.ts'
import { toIso } from '../iso-time.ts'
import { isUuid } from '../uuid.ts'
import type { ActorNames, Asking } from './actor-names.ts'
import { type AccessLanguage, reasonOf, roleWordOf, whatOf } from './words.ts'

/** One access to a record, as it is told to the patient. Times are ISO 8601. */
export interface Access {
  readonly id: string
  readonly at: string
  readonly who: string
  /** The patient did it. */
  readonly self: boolean
  readonly role: string
  readonly institution: string | null
  readonly action: ChainedEvent['action']
  readonly what: string
  readonly reason: string | null
  readonly emergency: boolean
  readonly denied: boolean
}

export interface AccessLogOptions {
  readonly language: AccessLanguage
  /** Epoch ms; default: 90 days ago. */
  readonly since?: number
  readonly until?: number
  /** Each list that names the patient is an entry: default {@link MAX_ENTRIES}. */
  readonly limit?: number
}

export interface Accesses {
  /** Newest first. */
  readonly entries: readonly Access[]
  /** Epoch ms, to ask again with as `until`, when older ones were left out; of those, emergencies are among the entries. */
  readonly olderUntil: number | null
}

export interface AccessLog {
  of(asking: Asking, patientId: string, options: AccessLogOptions): Promise<Accesses>
  /**
   * Tells the administration that an access looks wrong, in the same words at most once; rejects with `NotFound` for one that
   * is not to this patient.
   */
  report(asking: Asking, patientId: string, eventId: string, note: string): Promise<void>
}

const DAY_MS = 24 * 60 * 60_000
const SHOWN_MS = 90 * DAY_MS
export const MAX_ENTRIES = 500

export interface AccessLogDeps {
  readonly store: Pick<AuditStore, 'find'>
  readonly names: ActorNames
  readonly messages: Pick<ContactMessages, 'add'>
  /** Epoch ms. */
  readonly now: () => number
}

export const createAccessLog = ({ store, names, messages, now }: AccessLogDeps): AccessLog => {
  type Span = Omit<AuditQuery, 'kind' | 'emergency'>

  /** Lists are read all day: they must not push an emergency out of sight. */
  const withEmergencies = async (newest: readonly ChainedEvent[], span: Span) => {
    const kinds = await Promise.all([
      store.find({ ...span, emergency: true }),
      store.find({ ...span, kind: 'emergency' }),
    ])
    const bySequence = new Map([...newest, ...kinds.flat()].map((event) => [event.sequence, event]))
    return [...bySequence.values()].sort((a, b) => b.sequence - a.sequence)
  }

  return {
    of: async (
      asking,
      id,
      { language, since = now() - SHOWN_MS, until, limit = MAX_ENTRIES },
    ): Promise<Accesses> => {
      const patientId = id.toLowerCase()
      const span = { patientId, since, ...(until === undefined ? {} : { until }), limit }
      const newest = await store.find(span)
      const isCut = newest.length >= limit
      const events = isCut ? await withEmergencies(newest, span) : newest
      const nameOf = await names(asking, events)
      const entries = events.map((event) => ({
        id: event.id,
        at: toIso(event.recordedAt),
        who: nameOf(event).who ?? roleWordOf(event, language),
        self: event.role === 'patient' && event.actorReferenceId?.toLowerCase() === patientId,
        role: event.role ?? '',
        institution: nameOf(event).institution,
        action: event.action,
        what: whatOf(event, language),
        reason: reasonOf(event, language),
        emergency: event.emergency || event.kind === 'emergency',
        denied: event.outcome === 'denied',
      }))
      return { entries, olderUntil: isCut ? (newest.at(-1)?.recordedAt ?? null) : null }
    },

    report: async (asking, patientId, eventId, note) => {
      if (!isUuid(eventId)) throw new NotFound()
      const [event] = await store.find({ id: eventId, patientId: patientId.toLowerCase(), limit: 1 })
      if (!event) throw new NotFound()
      const nameOf = await names(asking, [event])
      const who = nameOf(event).who ?? roleWordOf(event, 'es')
      const when = toIso(event.recordedAt)
      const said = note.trim()
      await messages.add({
        // A form sent twice is one report: the store keeps one message per id.
        id: said === '' ? event.id : toReportId(event.id, said),
        kind: 'access-report',
        patientId,
        name: 'Paciente',
        email: asking.session.email,
        phone: null,
        message: [
          `Un acceso a mi expediente parece indebido: ${who}, ${whatOf(event, 'es')}, ${when}.`,
          `Evento ${event.id}, solicitud ${event.requestId}.`,
          ...(said === '' ? [] : [said]),
        ].join('\n'),
        receivedAt: now(),
      })
    },
  }
}

/** The same words about the same access have the same id: a UUID of version 8 (RFC 9562 5.8). */
const toReportId = (eventId: string, said: string): string => {
  const hex = digest('sha256', `${eventId}\n${said}`, 'hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
