import { randomUUID } from 'node:crypto'
import type { FormState, Frame } from '../../pages/frame.ts'
import type { Messages } from '../../pages/messages/catalogue.ts'
import { GatewayError, KeyInUse, KeyReused } from '../errors.ts'
import { isUuid } from '../services/uuid.ts'
import type { Fields } from './form-fields.ts'

/** What to say of each field when it is wrong, by the field's name. */
export type FaultWords = Readonly<Record<string, keyof Messages['faults']>>

export type Attempt<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly failure: GatewayError }

/** Refusals about the person or the page, which a form cannot tell better than an error page. */
const NOT_THE_FORM = [
  'unauthenticated',
  'forbidden',
  'cross_site_request',
  'not_found',
  'session_store_unavailable',
]

/** Does a form's work; what the person can correct or repeat comes back as a failure, everything else is thrown. */
export const attempt = async <T>(work: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { done: true, value: await work() }
  } catch (error) {
    if (!(error instanceof GatewayError) || NOT_THE_FORM.includes(error.code)) throw error
    return { done: false, failure: error }
  }
}

export const freshForm = (values: Fields = {}): FormState => ({
  values,
  faults: {},
  failure: null,
  idempotencyKey: randomUUID(),
})

/** The form as it comes back: values kept, faults beside their fields, the rest in the summary. */
export const failedForm = (
  { t, format, requestId }: Frame,
  fields: Fields,
  failure: GatewayError,
  words: FaultWords,
  special: Readonly<Record<string, string>> = {},
): FormState => {
  const faults = Object.fromEntries(
    failure.faults.map(({ pointer }) => {
      const name = pointer.split('/')[1] ?? ''
      const kind = isEmpty(fields, name) ? 'required' : (words[name] ?? 'invalid')
      return [name, t.faults[kind]]
    }),
  )
  const waits = failure.retryAfterSeconds
  const general =
    (isRepetition(failure) ? t.faults.sentBefore : null) ??
    special[failure.code] ??
    (failure.status === 429 && waits !== null ? t.visitor.login.tooMany(format.number(waits)) : null) ??
    (isUnsure(failure) ? t.faults.unsure : null) ??
    (failure.status >= 500 ? t.faults.unavailable : t.errors.pages[500].meaning)
  return {
    values: fields,
    faults,
    failure: Object.keys(faults).length > 0 ? null : general,
    ...(Object.keys(faults).length > 0 || isOwn(failure, special) ? {} : { requestId }),
    // The same key while the same thing may still be done (a service that did not answer), a new one after corrections.
    idempotencyKey: failure.status >= 500 ? (fields['idempotency-key'] ?? randomUUID()) : randomUUID(),
  }
}

/** Told in words of its own: the person knows what to do about it, and needs no help. */
const isOwn = ({ status, code }: GatewayError, special: Readonly<Record<string, string>>): boolean =>
  status < 500 && (status === 429 || special[code] !== undefined)

/** The service may have done it: no answer came, or none that can be read. */
export const isUnsure = ({ status }: GatewayError): boolean => status === 502 || status === 504

/** Sent again with the key of a form whose outcome nobody knows: not what a service means by a conflict. */
const isRepetition = (failure: GatewayError): boolean =>
  failure instanceof KeyInUse || failure instanceof KeyReused

/** Id of what a form makes: its key, so that a form sent twice makes one. */
export const madeBy = (fields: Fields): string => {
  const key = fields['idempotency-key'] ?? ''
  return isUuid(key) ? key : randomUUID()
}

/** A field is empty when it and, for a date, all its parts are. */
const isEmpty = (fields: Fields, name: string): boolean =>
  [name, `${name}-day`, `${name}-month`, `${name}-year`].every((part) => (fields[part] ?? '') === '')

/** Status of the page a failed form comes back on. */
export const statusOf = (failure: GatewayError): number => (failure.status === 400 ? 422 : failure.status)
