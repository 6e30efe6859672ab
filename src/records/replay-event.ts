import type { SessionRecord } from '../identity/session-record.ts'
import type { AuditEvent } from './audit-event.ts'
import { newEventId } from './event-id.ts'

/** A refresh token was shown after it had been replaced (RFC 9700 4.14.2): somebody has a copy, and the session is over. */
export const toReplayEvent = (record: SessionRecord, recordedAt: number): AuditEvent => ({
  id: newEventId(recordedAt),
  recordedAt,
  kind: 'authentication',
  action: 'E',
  outcome: 'denied',
  route: 'refresh token replayed',
  userId: record.userId,
  role: record.role,
  actorReferenceId: record.referenceId,
  sid: record.sid,
  // Where the session was opened; who replayed the token is in the trail of the request that showed it.
  address: record.address,
  patientId: null,
  reason: 'replayed refresh token: session ended',
  emergency: false,
  requestId: 'none',
})
