import type { TSchema } from '@sinclair/typebox'
import { t } from 'elysia'
import { jsonAnswer } from '../../services/json-answer.ts'

/** The success of `/api/web` (design 2.3). */
export const Envelope = <T extends TSchema>(data: T) =>
  t.Object({ status: t.Literal('success'), message: t.String(), data })

/** The failure of `/api/web`. */
const EnvelopeError = t.Object(
  {
    status: t.Literal('error'),
    message: t.String(),
    code: t.String(),
    request_id: t.Optional(t.String()),
    errors: t.Optional(t.Array(t.Object({ pointer: t.String(), detail: t.String() }))),
  },
  { title: 'EnvelopeError' },
)

const envelopeErrors = {
  400: EnvelopeError,
  401: EnvelopeError,
  403: EnvelopeError,
  404: EnvelopeError,
  409: EnvelopeError,
  422: EnvelopeError,
  429: EnvelopeError,
  502: EnvelopeError,
  503: EnvelopeError,
  504: EnvelopeError,
} as const

/** Response models of a route of `/api/web` that answers 200. */
export const enveloped = <T extends TSchema>(data: T) => ({ 200: Envelope(data), ...envelopeErrors }) as const

/** Response models of one that creates. */
export const envelopedCreation = <T extends TSchema>(data: T) =>
  ({ 201: Envelope(data), ...envelopeErrors }) as const

/** `data` of an answer that only says it is done. */
export const Nothing = t.Object({}, { title: 'Nothing' })

export const succeed = (
  message: string,
  data: unknown,
  options?: { status?: number; cookies?: readonly string[] },
): Response => jsonAnswer({ status: 'success', message, data }, options)
