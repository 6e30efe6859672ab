import { t } from 'elysia'

/** `YYYY-MM-DD` as the services write it. */
export const CalendarDate = t.String({ format: 'date' })

/** ISO 8601 with offset. */
export const Timestamp = t.String({ format: 'date-time' })

const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day of the calendar (`2024-02-30` is not). */
export const isCalendarDate = (text: string): boolean => {
  const parts = CALENDAR_DATE.exec(text)
  if (!parts) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Why the text can not be somebody's birth date, or `null`. The patients service answers 500 to a future one (defect H6). */
export const birthDateFault = (text: string, nowMs: number): string | null => {
  if (!isCalendarDate(text)) return 'Escribe una fecha que exista, con la forma AAAA-MM-DD.'
  if (text > new Date(nowMs).toISOString().slice(0, 10)) return 'La fecha de nacimiento no puede ser futura.'
  if (text < '1900-01-01') return 'Escribe una fecha a partir de 1900.'
  return null
}
