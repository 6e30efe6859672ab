import { parseHttpDate } from './http-date.ts'

/** RFC 9110 10.2.3: delay in seconds or an HTTP date. Milliseconds from `nowMs` (epoch), never negative; `null` when unusable. */
export const parseRetryAfterMs = (value: string | null, nowMs: number): number | null => {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000
  const at = parseHttpDate(value)
  return at === null ? null : Math.max(0, at - nowMs)
}
