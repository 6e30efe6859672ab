import { t } from 'elysia'

/** RFC 9457 problem details, as every error of the gateway itself below `/api/v1`. */
export const Problem = t.Object(
  {
    type: t.Optional(t.String()),
    title: t.String(),
    status: t.Integer(),
    detail: t.Optional(t.String()),
    code: t.String(),
    request_id: t.String(),
    errors: t.Optional(t.Array(t.Object({ pointer: t.String(), detail: t.String() }))),
  },
  { title: 'Problem' },
)

/** An application error of a service, passed on unchanged. */
export const ServiceError = t.Object({ detail: t.String() }, { title: 'ServiceError' })

/** A service's 422: entries have at least these members, whatever the service's framework (contract section 11). */
export const ServiceValidationError = t.Object(
  {
    detail: t.Array(
      t.Object({
        loc: t.Array(t.Union([t.String(), t.Integer()])),
        msg: t.String(),
        type: t.String(),
      }),
    ),
  },
  { title: 'ServiceValidationError' },
)
