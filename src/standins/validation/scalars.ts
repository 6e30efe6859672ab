import { isUuid } from '../data/uuid.ts'
import { fault, type Reader, read } from './reader.ts'

interface TextLimits {
  readonly min?: number
  readonly max?: number
}

export const text =
  ({ min = 0, max }: TextLimits = {}): Reader<string> =>
  (value, loc) => {
    if (typeof value !== 'string') return fault('string_type', loc, 'Input should be a valid string')
    if (value.length < min) {
      const unit = min === 1 ? 'character' : 'characters'
      return fault('string_too_short', loc, `String should have at least ${min} ${unit}`, { min_length: min })
    }
    if (max !== undefined && value.length > max) {
      return fault('string_too_long', loc, `String should have at most ${max} characters`, {
        max_length: max,
      })
    }
    return read(value)
  }

const INTEGER_TEXT = /^[+-]?\d+$/

/** Accepts digits in a string, as pydantic's lax mode does. */
export const integer =
  ({ min }: { readonly min?: number } = {}): Reader<number> =>
  (value, loc) => {
    const number = typeof value === 'string' && INTEGER_TEXT.test(value.trim()) ? Number(value) : value
    if (typeof number !== 'number') {
      return fault(
        'int_parsing',
        loc,
        'Input should be a valid integer, unable to parse string as an integer',
      )
    }
    if (!Number.isSafeInteger(number)) return fault('int_from_float', loc, 'Input should be a valid integer')
    if (min !== undefined && number < min) {
      return fault('greater_than_equal', loc, `Input should be greater than or equal to ${min}`, { ge: min })
    }
    return read(number)
  }

export const float =
  ({ above }: { readonly above?: number } = {}): Reader<number> =>
  (value, loc) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      return fault('float_parsing', loc, 'Input should be a valid number, unable to parse string as a number')
    }
    if (above !== undefined && number <= above) {
      return fault('greater_than', loc, `Input should be greater than ${above}`, { gt: above })
    }
    return read(number)
  }

export const flag: Reader<boolean> = (value, loc) =>
  typeof value === 'boolean' ? read(value) : fault('bool_parsing', loc, 'Input should be a valid boolean')

/** Lower-cased, as Python prints a UUID. */
export const uuid: Reader<string> = (value, loc) =>
  typeof value === 'string' && isUuid(value)
    ? read(value.toLowerCase())
    : fault('uuid_parsing', loc, 'Input should be a valid UUID')

const DATE = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?(?:Z|\+00:00)?)?$/

/** `YYYY-MM-DD`; midnight of a day counts as that day (contract 11). */
export const date: Reader<string> = (value, loc) => {
  const day = typeof value === 'string' ? DATE.exec(value)?.[1] : undefined
  if (day === undefined || !isCalendarDay(day)) {
    return fault('date_from_datetime_parsing', loc, 'Input should be a valid date or datetime')
  }
  return read(day)
}

const isCalendarDay = (day: string): boolean => {
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}
