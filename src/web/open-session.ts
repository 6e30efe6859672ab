import type { OpenSession } from '../../pages/account/sessions.tsx'
import { toNetworkPlace } from '../identity/network-place.ts'
import type { SessionSummary } from '../identity/session.ts'
import { secondsToIso } from '../services/iso-time.ts'

/**
 * Sessions as a page lists them: the one that looks first, then the latest used. `own`: the session that looks and the
 * address it looks from, or `null` for somebody else's list.
 */
export const toOpenSessions = (
  summaries: readonly SessionSummary[],
  own: { readonly sid: string; readonly address: string } | null,
): readonly OpenSession[] =>
  summaries
    .map((summary) => ({
      sid: summary.sid,
      name: summary.name,
      userAgent: summary.userAgent,
      address: summary.address,
      place: toNetworkPlace(summary.address, own?.address ?? null),
      createdAt: secondsToIso(summary.createdAt),
      lastSeenAt: secondsToIso(summary.lastSeenAt),
      isThis: summary.sid === own?.sid,
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeenAt.localeCompare(a.lastSeenAt))
