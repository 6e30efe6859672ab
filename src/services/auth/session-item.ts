import type { Static } from '@sinclair/typebox'
import type { SessionSummary } from '../../identity/session.ts'
import type { SessionItem } from './model.ts'

/** `currentSid` is the session that asks. */
export const toSessionItem = (summary: SessionSummary, currentSid: string): Static<typeof SessionItem> => ({
  id: summary.sid,
  name: summary.name,
  user_agent: summary.userAgent,
  address: summary.address,
  created_at: toIso(summary.createdAt),
  last_seen_at: toIso(summary.lastSeenAt),
  current: summary.sid === currentSid,
})

const toIso = (epochSeconds: number): string => new Date(epochSeconds * 1_000).toISOString()
