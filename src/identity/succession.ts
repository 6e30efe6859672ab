import { TooManyRequests } from '../errors.ts'
import type { Retired, SessionRecord } from './session-record.ts'
import { GRACE_MS, type SessionTimes } from './session-times.ts'

/** Replacements one session may have in flight; more within the grace time is no client's need. */
const IN_FLIGHT_LIMIT = 8

/** Epoch seconds at which an access token signed at `at` (ms) ends: never after the session. */
export const accessExpiry = (at: number, end: number, { tokenMs }: SessionTimes): number =>
  Math.floor(Math.min(at + tokenMs, end) / 1000)

/** Notes use at `at` (ms). A session that can be refreshed outlives its idle time, any other ends with it. */
export const withUse = (record: SessionRecord, at: number, { idleMs }: SessionTimes): SessionRecord => {
  const seen = Math.max(record.seen, at)
  return { ...record, seen, until: record.refresh ? record.end : Math.min(seen + idleMs, record.end) }
}

/** Puts a new access token in the place of the current one, which stays for requests in flight. */
export const withAccess = (
  record: SessionRecord,
  access: string,
  at: number,
  times: SessionTimes,
): SessionRecord => ({
  ...withUse(record, at, times),
  access,
  retired: retiring(record.retired, record.access, at),
})

/** Puts a new refresh token in the place of the current one, which stays replayable for a while. */
export const withRefresh = (record: SessionRecord, token: string, at: number): SessionRecord => ({
  ...record,
  refresh: record.refresh && {
    token,
    replaced: retiring(record.refresh.replaced, record.refresh.token, at),
  },
})

const retiring = (list: readonly Retired[], token: string, at: number): readonly Retired[] => {
  const living = list.filter(({ until }) => at < until)
  if (living.length >= IN_FLIGHT_LIMIT) {
    throw new TooManyRequests(null, { retryAfterSeconds: GRACE_MS / 1000 })
  }
  return [...living, { token, until: at + GRACE_MS }]
}
