import { NotFound } from '../../errors.ts'
import type { ChainedEvent } from '../../records/audit-event.ts'
import type { AuditStore } from '../../records/audit-store.ts'
import type { ContactMessages } from '../../records/contact-messages.ts'
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

export interface AccessLog {
  /** Newest first, at most {@link MAX_ENTRIES} of the time asked for; default: the last 90 days. */
  of(
    asking: Asking,
    patientId: string,
    options: { readonly language: AccessLanguage; readonly since?: number; readonly until?: number },
  ): Promise<readonly Access[]>
  /**
   * Tells the administration that an access looks wrong, without words at most once; rejects with `NotFound` for one that is
   * not to this patient.
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
  const find = async (patientId: string, since: number, until?: number): Promise<readonly ChainedEvent[]> =>
    store.find({ patientId, since, ...(until === undefined ? {} : { until }), limit: MAX_ENTRIES })

  return {
    of: async (asking, patientId, { language, since = now() - SHOWN_MS, until }) => {
      const events = await find(patientId.toLowerCase(), since, until)
      const nameOf = await names(asking, events)
      return events.map((event) => ({
        id: event.id,
        at: new Date(event.recordedAt).toISOString(),
        who: nameOf(event).who ?? roleWordOf(event, language),
        self: event.role === 'patient' && event.actorReferenceId === patientId,
        role: event.role ?? '',
        institution: nameOf(event).institution,
        action: event.action,
        what: whatOf(event, language),
        reason: reasonOf(event, language),
        emergency: event.emergency || event.kind === 'emergency',
        denied: event.outcome === 'denied',
      }))
    },

    report: async (asking, patientId, eventId, note) => {
      const events = await find(patientId.toLowerCase(), now() - SHOWN_MS)
      const event = events.find(({ id }) => id === eventId)
      if (!event) throw new NotFound()
      const nameOf = await names(asking, [event])
      const who = nameOf(event).who ?? roleWordOf(event, 'es')
      const when = new Date(event.recordedAt).toISOString()
      const said = note.trim()
      await messages.add({
        // A form sent twice is one report: the store keeps one message per id.
        id: said === '' ? event.id : crypto.randomUUID(),
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
