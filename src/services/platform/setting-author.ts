import type { Session } from '../../identity/session.ts'
import type { ChangeAuthor } from '../../settings/setting-change.ts'

/** The author of a change is the administrator's account. */
export const toAuthor = (session: Session, reason: string): ChangeAuthor => ({
  author: session.email,
  reason: reason.trim(),
})
