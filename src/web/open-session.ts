import type { OpenSession } from '../../pages/account/sessions.tsx'
import type { SessionSummary } from '../identity/session.ts'

/** Sessions as a page lists them: the one that looks first, then the latest used. */
export const toOpenSessions = (
  summaries: readonly SessionSummary[],
  ownSid: string | null,
): readonly OpenSession[] =>
  summaries
    .map((summary) => ({
      sid: summary.sid,
      name: summary.name,
      userAgent: summary.userAgent,
      address: summary.address,
      createdAt: toIso(summary.createdAt),
      lastSeenAt: toIso(summary.lastSeenAt),
      isThis: summary.sid === ownSid,
    }))
    .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeenAt.localeCompare(a.lastSeenAt))

/** Epoch seconds. */
const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString()
