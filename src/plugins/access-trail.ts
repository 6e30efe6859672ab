import { RecordNotReleased } from '../errors.ts'
import { isRole } from '../identity/role.ts'
import type { AuditEvent } from '../records/audit-event.ts'
import type { AuditTrail } from '../records/audit-trail.ts'
import { newEventId } from '../records/event-id.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { Recording } from '../telemetry/recording.ts'

/**
 * Records what a request did before its answer is released: resolves when that is durable, rejects with `RecordNotReleased`
 * when it can be kept nowhere. `null`, at once, when there is nothing to record.
 */
export type RecordAccess = (exchange: Exchange, status: number) => Promise<void> | null

export interface AccessTrailDeps {
  readonly trail: Pick<AuditTrail, 'record'>
  /** Epoch ms. */
  readonly now: () => number
}

export const createAccessTrail = ({ trail, now }: AccessTrailDeps): RecordAccess =>
  function recordAccess(exchange, status) {
    const { recording } = exchange
    if (recording === undefined || !isWorthTelling(recording, exchange, status)) return null
    if (recording.patients === null && status < 400) {
      return Promise.reject(
        new RecordNotReleased(null, { cause: 'the handler named no patients', retryAfterSeconds: 5 }),
      )
    }
    return trail.record(toEvents(recording, exchange, status, now()))
  }

/** Whatever a session does is told, but not what a limit refused; of strangers, only what has a limit of its own. */
const isWorthTelling = ({ kind, limited }: Recording, { userId }: Exchange, status: number): boolean =>
  userId === null ? limited : status !== 429 || kind === 'authentication'

const NOBODY = [null]

/** One event per patient and request, also when a list names many; one without a patient when it names none. */
const toEvents = (
  recording: Recording,
  exchange: Exchange,
  status: number,
  recordedAt: number,
): readonly AuditEvent[] => {
  const outcome = toOutcome(status)
  const patients = recording.patients?.length ? new Set(recording.patients) : NOBODY
  return [...patients].map((patientId) => ({
    id: newEventId(recordedAt),
    recordedAt,
    kind: recording.kind === 'record' && outcome === 'denied' ? 'denial' : recording.kind,
    action: recording.action,
    outcome,
    route: exchange.route ?? 'unmatched',
    userId: exchange.userId,
    role: isRole(exchange.role) ? exchange.role : null,
    actorReferenceId: recording.actorReferenceId,
    sid: exchange.sid,
    address: exchange.clientAddress,
    patientId,
    reason:
      outcome === 'success' ? recording.reason : (exchange.denial ?? exchange.failure ?? recording.reason),
    emergency: recording.emergency,
    requestId: exchange.requestId,
  }))
}

const toOutcome = (status: number): AuditEvent['outcome'] => {
  if (status < 400) return 'success'
  return status === 401 || status === 403 || status === 429 ? 'denied' : 'failure'
}
