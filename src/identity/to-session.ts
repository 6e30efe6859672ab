import type { Claims } from './claims.ts'
import type { Session, SessionSummary } from './session.ts'
import type { SessionRecord } from './session-record.ts'

interface Life {
  readonly sid: string
  /** Epoch ms. */
  readonly created: number
  readonly end: number
}

export const toSession = (
  claims: Claims,
  { sid, created, end }: Life,
  token: string,
  presentedAs: Session['presentedAs'],
): Session => ({
  sid,
  userId: claims.userId,
  role: claims.role,
  email: claims.email,
  referenceId: claims.referenceId,
  roles: claims.roles,
  token,
  presentedAs,
  createdAt: Math.floor(created / 1000),
  absoluteExpiry: Math.floor(end / 1000),
})

export const toSessionSummary = (record: SessionRecord): SessionSummary => ({
  sid: record.sid,
  name: record.name,
  userAgent: record.userAgent,
  address: record.address,
  createdAt: Math.floor(record.created / 1000),
  lastSeenAt: Math.floor(record.seen / 1000),
})
