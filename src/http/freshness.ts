import { directiveSeconds } from './cache-control.ts'
import { combinedValue } from './field-list.ts'
import { parseHttpDate } from './http-date.ts'
import { type CacheUse, type FieldList, fieldValue } from './message.ts'
import { responseDirectives } from './response-directives.ts'
import type { StoredResponse } from './stored-response.ts'

/** RFC 9110 15.1: may be kept without being told how long. 206 is not, since parts are not stored. */
const HEURISTIC_STATUS = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])
/** RFC 9111 4.2.2: a tenth of the time since it was last changed, but not more than a day. */
const HEURISTIC_PART = 0.1
const HEURISTIC_MOST_SECONDS = 86_400

/**
 * A list counts by its first member (RFC 9111 5.1); several field lines, which `combinedValue` joins with a space, are two
 * opinions about one response and believed less.
 */
const AGE = /^(\d+)(?:,\d+)*$/

/** `Age` at `nowMs`, seconds (RFC 9111 4.2.3). Infinite when the received `Age` cannot be believed. */
export const ageSeconds = (stored: StoredResponse, nowMs: number): number => {
  const value = combinedValue(stored.fields, 'age')
  const received = value === null ? '0' : AGE.exec(value)?.[1]
  if (received === undefined) return Number.POSITIVE_INFINITY
  const date = parseHttpDate(fieldValue(stored.fields, 'date')) ?? stored.receivedAt
  const apparent = Math.max(0, stored.receivedAt - date) / 1_000
  const corrected = Number(received) + (stored.receivedAt - stored.requestedAt) / 1_000
  return Math.max(apparent, corrected) + (nowMs - stored.receivedAt) / 1_000
}

/** How long the response says it is fresh, seconds; `null` when it does not say (RFC 9111 4.2.1). */
export const explicitFreshnessSeconds = (fields: FieldList, receivedAt: number): number | null => {
  const directives = responseDirectives(fields)
  const told = directiveSeconds(directives, 's-maxage') ?? directiveSeconds(directives, 'max-age')
  if (told !== null) return told
  const expires = combinedValue(fields, 'expires')
  if (expires === null) return null
  const expiresAt = parseHttpDate(expires)
  const date = parseHttpDate(fieldValue(fields, 'date')) ?? receivedAt
  return expiresAt === null ? 0 : Math.max(0, (expiresAt - date) / 1_000)
}

/** Whether freshness may be guessed for it at all. */
export const isHeuristicallyFresh = (status: number, fields: FieldList): boolean =>
  HEURISTIC_STATUS.has(status) || responseDirectives(fields).has('public')

/** Freshness lifetime, seconds: what the response says, else what the route says, else a guess from `Last-Modified`. */
export const freshnessSeconds = (stored: StoredResponse, use: CacheUse | null): number => {
  const { status, fields, receivedAt } = stored
  const told = explicitFreshnessSeconds(fields, receivedAt)
  if (told !== null) return told
  if (use !== null) return status === 200 ? use.maxAgeSeconds : 0
  if (!isHeuristicallyFresh(status, fields)) return 0
  const changedAt = parseHttpDate(fieldValue(fields, 'last-modified'))
  if (changedAt === null) return 0
  const date = parseHttpDate(fieldValue(fields, 'date')) ?? receivedAt
  return Math.min(HEURISTIC_MOST_SECONDS, Math.max(0, ((date - changedAt) / 1_000) * HEURISTIC_PART))
}
