import { Type as t } from '@sinclair/typebox'
import { SERVICE_ADDRESS } from './address-formats.ts'

const milliseconds = t.Integer({ minimum: 100, maximum: 600_000 })

/** What may be changed of any service, by the names of `EXTRA_SERVICES`. */
export const members = {
  timeoutMs: milliseconds,
  connectTimeoutMs: t.Integer({ minimum: 10, maximum: 60_000 }),
  headersTimeoutMs: t.Union([t.Null(), milliseconds]),
  idleTimeoutMs: milliseconds,
  keepAliveMs: t.Integer({ minimum: 1, maximum: 600_000 }),
  healthIntervalMs: milliseconds,
  maxInFlight: t.Integer({ minimum: 1, maximum: 10_000 }),
  slowMs: t.Union([t.Null(), t.Integer({ minimum: 1, maximum: 600_000 })]),
  retries: t.Integer({ minimum: 0, maximum: 10 }),
  maxConnections: t.Integer({ minimum: 1, maximum: 10_000 }),
  failureRatio: t.Union([t.Null(), t.Number({ minimum: 0.05, maximum: 1 })]),
}

/** By name; what is not there is as `EXTRA_SERVICES` says. */
export const extraServices = t.Record(
  t.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
  t.Partial(
    t.Object({
      urls: t.Array(t.String({ format: SERVICE_ADDRESS }), { minItems: 1, maxItems: 16 }),
      ...members,
    }),
    { additionalProperties: false },
  ),
  { additionalProperties: false },
)
