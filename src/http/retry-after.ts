/** RFC 9110 10.2.3: delay in seconds or an HTTP date. Milliseconds from `nowMs` (epoch), never negative; `null` when unusable. */
export const parseRetryAfterMs = (value: string | null, nowMs: number): number | null => {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000
  // An IMF-fixdate starts with a day name; `Date.parse` alone would take `-5` for a year.
  if (!/^[A-Z][a-z]{2}/.test(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
