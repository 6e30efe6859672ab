import type { Locale } from './messages/catalogue.ts'

/** Dates, numbers, money and phones in the reader's language. Unparsable input comes back unchanged. */
export interface Format {
  /** `3 de febrero de 1980`. Takes `YYYY-MM-DD` or ISO 8601. */
  date(iso: string): string
  /** `3 feb 1980`. */
  shortDate(iso: string): string
  /** `feb 2026`, of `YYYY-MM`. */
  month(yearMonth: string): string
  /** `nov`, of `YYYY-MM`. */
  monthName(yearMonth: string): string
  /** `24 nov 2026, 14:02`. */
  dateTime(iso: string): string
  /** `ahora`, `hace 3 minutos`, or the date when it is long ago. */
  ago(iso: string): string
  /** Whole years since a `YYYY-MM-DD`. */
  age(iso: string): number
  number(value: number, digits?: number): string
  percent(share: number): string
  /** Mexican pesos. */
  money(value: number): string
  /** Groups a Mexican number; others stay as they are. */
  phone(raw: string): string
  list(items: readonly string[]): string
}

/** The platform's clinics are in Mexico; the reader's own zone is not known to the server. */
const TIME_ZONE = 'America/Mexico_City'

const TAGS = { es: 'es-MX', en: 'en-US' } as const

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

export const createFormat = (locale: Locale, now: Date): Format => {
  const tag = TAGS[locale]
  const dated = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options)
  const shapes = {
    date: { day: 'numeric', month: 'long', year: 'numeric' },
    shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  } as const
  // "5:11 p.m." ends in a point, and so do sentences.
  const hours = locale === 'es' ? { hourCycle: 'h23' as const } : {}
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const pesos = new Intl.NumberFormat(tag, { style: 'currency', currency: 'MXN' })

  /** A calendar date has no zone: it is read and shown in UTC, so that nobody is born a day early. */
  const day = (iso: string, options: Intl.DateTimeFormatOptions): string => {
    const at = new Date(iso)
    if (Number.isNaN(at.getTime())) return iso
    return dated({ ...options, timeZone: CALENDAR_DATE.test(iso) ? 'UTC' : TIME_ZONE }).format(at)
  }

  return {
    date: (iso) => day(iso, shapes.date),
    shortDate: (iso) => day(iso, shapes.shortDate),
    month: (yearMonth) => day(`${yearMonth}-01`, { month: 'short', year: 'numeric' }),
    monthName: (yearMonth) => day(`${yearMonth}-01`, { month: 'short' }),
    dateTime: (iso) => day(iso, { dateStyle: 'medium', timeStyle: 'short', ...hours }),
    ago: (iso) => {
      const at = new Date(iso).getTime()
      if (Number.isNaN(at)) return iso
      const past = now.getTime() - at
      if (past < MINUTE_MS) return relative.format(0, 'second')
      if (past < HOUR_MS) return relative.format(-Math.floor(past / MINUTE_MS), 'minute')
      if (past < DAY_MS) return relative.format(-Math.floor(past / HOUR_MS), 'hour')
      if (past < WEEK_MS) return relative.format(-Math.floor(past / DAY_MS), 'day')
      return day(iso, shapes.shortDate)
    },
    age: (iso) => {
      const [, year = '', month = '', dayOfMonth = ''] = CALENDAR_DATE.exec(iso) ?? []
      const years = now.getUTCFullYear() - Number(year)
      const before = [now.getUTCMonth() + 1, now.getUTCDate()]
      const reached =
        (before[0] ?? 0) > Number(month) ||
        ((before[0] ?? 0) === Number(month) && (before[1] ?? 0) >= Number(dayOfMonth))
      return reached ? years : years - 1
    },
    number: (value, digits = 0) =>
      new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    percent: (share) => new Intl.NumberFormat(tag, { style: 'percent' }).format(share),
    money: (value) => pesos.format(value),
    phone: toPhone,
    list: (items) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  }
}

/** Two-digit area codes of Mexico; all others have three (Plan Nacional de Numeración). */
const SHORT_AREAS = ['33', '55', '56', '81']

const NO_BREAK = '\u00a0'

const toPhone = (raw: string): string => {
  const digits = raw.replace(/[^\d]/g, '').replace(/^52(?=\d{10}$)/, '')
  if (digits.length !== 10) return raw
  const area = SHORT_AREAS.includes(digits.slice(0, 2)) ? 2 : 3
  const rest = digits.slice(area)
  return [digits.slice(0, area), rest.slice(0, -4), rest.slice(-4)].join(NO_BREAK)
}
