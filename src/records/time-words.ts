const ISO_8601 = /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/
const DAY_MS = 24 * 60 * 60_000

/**
 * Epoch ms of the first instant of an ISO 8601 day or moment, `null` for any other text; without an offset it is UTC.
 * Stricter than `Date.parse`, which takes `1` for a month of 2001.
 */
export const toSince = (text: string): number | null => {
  const [, day, time, offset = 'Z'] = ISO_8601.exec(text) ?? []
  if (day === undefined) return null
  const dayMs = Date.parse(`${day}T00:00:00Z`)
  // The 30th of February is read as a day of March.
  if (Number.isNaN(dayMs) || !new Date(dayMs).toISOString().startsWith(day)) return null
  const atMs = time === undefined ? dayMs : Date.parse(`${day}${time}${offset}`)
  return Number.isNaN(atMs) ? null : atMs
}

/** Epoch ms of the last instant: a day is over at its end. */
export const toUntil = (text: string): number | null => {
  const atMs = toSince(text)
  return atMs === null || text.includes('T') ? atMs : atMs + DAY_MS - 1
}
