import { BadRequest, UnsupportedMediaType } from '../errors.ts'
import { readRequestText } from '../proxy/request-content.ts'
import { noteIdempotencyKey } from '../services/idempotency-key.ts'
import { exchangeOf } from '../telemetry/exchange.ts'

/** The fields of a submitted form; a field sent twice keeps its last value. */
export type Fields = Readonly<Record<string, string>>

const formsRead = new WeakMap<Request, Fields>()

/** Reads a form as browsers send it; what it asks of services is done once per key of the form. Throws `UnsupportedMediaType`, or as `readRequestText`. */
export const readForm = async (request: Request): Promise<Fields> => {
  // A form whose work failed is read again to be kept; its content can be read only once.
  const known = formsRead.get(request)
  if (known !== undefined) return known
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new UnsupportedMediaType()
  const text = await readRequestText(request, exchangeOf(request))
  // PostgreSQL takes no text with NUL in it.
  if (/\0|%00/.test(text)) throw new BadRequest()
  const fields: Fields = Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, asMeant(name, value)]),
  )
  formsRead.set(request, fields)
  noteIdempotencyKey(request, fields['idempotency-key'])
  return fields
}

/** A password is taken exactly as received (ASVS 5.0 6.2.8): one with a space at its end is good over the API too. */
const asMeant = (name: string, value: string): string =>
  name.includes('password') ? value : value.replaceAll('\r\n', '\n').trim()

/** Without the fields that were left empty: to a model they are absent, not empty. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** Joins the three fields of a date into `YYYY-MM-DD` under its own name; an incomplete date stays as it was typed. */
export const withDate = (fields: Fields, name: string): Fields => {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map(
    (part) => fields[`${name}-${part}`] ?? '',
  )
  if (year === '' && month === '' && day === '') return fields
  return { ...fields, [name]: `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

/** The fields a date is typed in. */
export const toDateFields = (name: string, date: string): Fields => {
  const [year = '', month = '', day = ''] = date.split('-')
  return {
    [`${name}-year`]: year,
    [`${name}-month`]: String(Number(month)),
    [`${name}-day`]: String(Number(day)),
  }
}
