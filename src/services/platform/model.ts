import { t } from 'elysia'
import { Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'

const Breaker = t.Union([t.Literal('closed'), t.Literal('open'), t.Literal('half-open')])

const ServiceStatusModel = t.Object({
  name: t.String(),
  breaker: Breaker,
  open_since: Nullable(Timestamp),
  in_flight: t.Integer(),
  queued: t.Integer(),
  p50_ms: Nullable(t.Number()),
  p99_ms: Nullable(t.Number()),
  /** 0 to 1, over the last five minutes. */
  error_share: Nullable(t.Number()),
  last_failure_at: Nullable(Timestamp),
  instances: t.Array(t.Object({ origin: t.String(), healthy: t.Boolean(), in_flight: t.Integer() })),
})

export const PlatformStatus = t.Object(
  {
    services: t.Array(ServiceStatusModel),
    dependencies: t.Array(
      t.Object({
        name: t.String(),
        kind: t.Union([t.Literal('real'), t.Literal('embedded')]),
        state: t.Union([t.Literal('up'), t.Literal('down')]),
        latency_ms: t.Number(),
      }),
    ),
    gateways: t.Array(
      t.Object({ id: t.String(), address: t.String(), version: t.String(), started_at: Timestamp }),
    ),
  },
  { title: 'PlatformStatus' },
)

export const Setting = t.Object(
  {
    key: t.String(),
    value: t.Any(),
    origin: t.Union([t.Literal('environment'), t.Literal('database'), t.Literal('default')]),
    environment_name: Nullable(t.String()),
    description: t.String(),
  },
  { title: 'Setting' },
)

export const SettingChange = t.Object(
  {
    version: t.Integer(),
    key: t.String(),
    value: t.Any(),
    author: t.String(),
    reason: t.String(),
    changed_at: Timestamp,
  },
  { title: 'SettingChange' },
)

export const NewSettingValue = t.Object(
  { value: t.Any(), reason: t.String({ minLength: 1, maxLength: 500 }) },
  { title: 'NewSettingValue' },
)

export const SettingRevert = t.Object(
  { version: t.Integer({ minimum: 1 }), reason: t.String({ minLength: 1, maxLength: 500 }) },
  { title: 'SettingRevert' },
)

export const AuditPage = t.Object(
  { events: t.Array(t.Any()), before: Nullable(t.Integer()) },
  { title: 'AuditPage' },
)

export const EmergencyItem = t.Object(
  {
    id: t.String(),
    user_id: t.String(),
    doctor_id: t.String(),
    patient_id: t.String(),
    purpose: t.Union([t.Literal('ETREAT'), t.Literal('BTG')]),
    reason: t.String(),
    opened_at: Timestamp,
    expires_at: Timestamp,
    review: t.Union([t.Literal('open'), t.Literal('accepted'), t.Literal('flagged')]),
    reviewed_by: Nullable(t.String()),
    review_note: Nullable(t.String()),
  },
  { title: 'EmergencyAccess' },
)

export const EmergencyReview = t.Object(
  {
    review: t.Union([t.Literal('accepted'), t.Literal('flagged')]),
    note: t.String({ maxLength: 500 }),
  },
  { title: 'EmergencyReview' },
)

export const MessageItem = t.Object(
  {
    id: t.String(),
    kind: t.Union([t.Literal('contact'), t.Literal('access-report')]),
    patient_id: Nullable(t.String()),
    name: t.String(),
    email: t.String(),
    phone: Nullable(t.String()),
    message: t.String(),
    received_at: Timestamp,
    handled_by: Nullable(t.String()),
    handled_at: Nullable(Timestamp),
  },
  { title: 'ContactMessage' },
)

export const EndedSessions = t.Object({ ended: t.Integer() }, { title: 'EndedSessions' })
