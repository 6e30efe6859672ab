import type { Static, TSchema } from '@sinclair/typebox'
import {
  BadGateway,
  BadRequest,
  Conflict,
  type Fault,
  Forbidden,
  GatewayError,
  InvalidInput,
  NotFound,
} from '../errors.ts'
import { type FieldList, fieldValue } from '../http/message.ts'
import { parseRetryAfterMs } from '../http/retry-after.ts'
import { isObject } from '../identity/strict-json.ts'
import type { Answer } from '../proxy/ask.ts'
import { compiledAtFirstUse } from './compiled-model.ts'
import { toOpenModel } from './open-model.ts'

/**
 * The failure a service's answer stands for, with the service's own status (contract section 6.2): its `detail` is kept for
 * 4xx, and never for 5xx, where services quote their database (defect H9).
 */
export const toFailure = ({ status, fields, json }: Answer): GatewayError => {
  const detail = detailOf(json)
  const options = retryOf(fields)
  switch (status) {
    case 400:
      return new BadRequest(detail)
    case 403:
      return new Forbidden(detail)
    case 404:
      return new NotFound(detail)
    case 409:
      return new Conflict(detail)
    case 422:
      return new InvalidInput(null, { faults: faultsOf(json) })
  }
  // A 401 to a token the gateway signed is not the client's fault: passed on, it would send people to the login page.
  if (status === 401 || status < 400 || status > 599)
    return new BadGateway(null, { cause: `answered ${status}` })
  if (status >= 500)
    return new GatewayError('service_failed', status, 'El servicio no pudo responder.', null, options)
  return new GatewayError('service_refused', status, 'El servicio no aceptó la solicitud.', detail, options)
}

/** A service's wish when to be asked again is the client's to know (defect E8). */
const retryOf = (fields: FieldList): { readonly retryAfterSeconds?: number } => {
  const delayMs = parseRetryAfterMs(fieldValue(fields, 'retry-after'), Date.now())
  return delayMs === null ? {} : { retryAfterSeconds: Math.ceil(delayMs / 1_000) }
}

/** Longest sentence of a service that is shown to people, characters. */
const LONGEST_DETAIL = 300

const detailOf = (json: unknown): string | null => {
  const detail = isObject(json) ? json['detail'] : null
  return typeof detail === 'string' && detail.length <= LONGEST_DETAIL ? detail : null
}

/** Pointers out of a FastAPI 422 list; its messages may echo what was submitted, so they are not taken. */
const faultsOf = (json: unknown): readonly Fault[] => {
  const entries = isObject(json) ? json['detail'] : null
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry) => {
    const location = isObject(entry) ? entry['loc'] : null
    if (!Array.isArray(location)) return []
    const steps = location.filter((step) => step !== 'body').map((step) => `/${toPointerStep(String(step))}`)
    return [{ pointer: steps.join(''), detail: 'El valor no es válido.' }]
  })
}

/** RFC 6901 section 3. */
const toPointerStep = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** What a service answered with success, whichever 2xx it was (defect E8); `{}` when it sends nothing. Throws the failure otherwise. */
export const contentOf = (answer: Answer): unknown => {
  if (answer.status < 200 || answer.status > 299) throw toFailure(answer)
  if (answer.status === 204) return {}
  if (answer.json === undefined) throw new BadGateway(null, { cause: 'success without JSON' })
  return answer.json
}

/** Builds a reader of one kind of answer: the model's type out of a success, else throws what the answer stands for. */
export const createAnswerReader = <T extends TSchema>(model: T): ((answer: Answer) => Static<T>) => {
  const compiled = compiledAtFirstUse(() => toOpenModel(model))
  return (answer) => {
    const content = contentOf(answer)
    if (!compiled().Check(content)) throw new BadGateway(null, { cause: 'JSON of another shape' })
    return content
  }
}
