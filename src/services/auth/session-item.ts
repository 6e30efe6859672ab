import type { Static } from '@sinclair/typebox'
import { toNetworkPlace } from '../../identity/network-place.ts'
import type { SessionSummary } from '../../identity/session.ts'
import { secondsToIso } from '../iso-time.ts'
import type { SessionItem } from './model.ts'

/** `current` is the session that asks, and the address it asks from. */
export const toSessionItem = (
  summary: SessionSummary,
  current: { readonly sid: string; readonly address: string },
): Static<typeof SessionItem> => ({
  id: summary.sid,
  name: summary.name,
  user_agent: summary.userAgent,
  address: summary.address,
  place: toNetworkPlace(summary.address, current.address),
  created_at: secondsToIso(summary.createdAt),
  last_seen_at: secondsToIso(summary.lastSeenAt),
  current: summary.sid === current.sid,
})
