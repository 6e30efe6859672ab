import type { AuditEvent } from '../../src/records/audit-event.ts'

/** A record read with everything invented but what `members` says. */
export const auditEvent = (members: Partial<AuditEvent> = {}): AuditEvent => ({
  id: crypto.randomUUID(),
  recordedAt: 1_795_000_000_000,
  kind: 'record',
  action: 'R',
  outcome: 'success',
  route: '/api/v1/patients/:id',
  userId: '7d1c0000-0000-4000-8000-000000000001',
  role: 'doctor',
  actorReferenceId: 'd0c70000-0000-4000-8000-000000000001',
  sid: 'sid-1',
  address: '192.0.2.7',
  patientId: 'c0ffee00-0000-4000-8000-000000000001',
  reason: 'doctor: assigned',
  emergency: false,
  requestId: 'request-1',
  ...members,
})
