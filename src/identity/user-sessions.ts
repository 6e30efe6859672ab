import type { EndSession } from './end-session.ts'
import type { Ledger } from './ledger.ts'
import type { Session, SessionEvent, SessionSummary } from './session.ts'
import { toSessionSummary } from './to-session.ts'

/** Longest name a person may give a session, characters. */
const NAME_LIMIT = 60

/** The sessions of one user, seen together: list, names, kill switch. Foreign sessions are as good as absent. */
export const createUserSessions = (
  ledger: Ledger,
  endSession: EndSession,
  onEvent: (event: SessionEvent) => void,
) => {
  const forget = (userId: string, sids: readonly string[]) =>
    ledger.changeIndex(userId, (index) => index.filter(({ sid }) => !sids.includes(sid)))

  const revoke = async (sid: string): Promise<boolean> => {
    const hasEnded = await endSession(sid)
    if (hasEnded) onEvent('revoked')
    return hasEnded
  }

  const isOwned = async (userId: string, sid: string): Promise<boolean> =>
    (await ledger.session(sid))?.userId === userId

  const closeAll = async (userId: string, exceptSid?: string): Promise<number> => {
    const index = await ledger.index(userId)
    const sids = index.map(({ sid }) => sid).filter((sid) => sid !== exceptSid)
    const ended = await Promise.all(sids.map(revoke))
    await forget(userId, sids)
    return ended.filter(Boolean).length
  }

  return {
    close: async ({ sid, userId, token }: Session): Promise<void> => {
      if (await endSession(sid, token)) onEvent('closed')
      await forget(userId, [sid])
    },

    closeOne: async (userId: string, sid: string): Promise<boolean> => {
      if (!(await isOwned(userId, sid))) return false
      const hasEnded = await revoke(sid)
      await forget(userId, [sid])
      return hasEnded
    },

    closeAll,

    closeByReference: async (referenceId: string): Promise<number> => {
      const users = await ledger.usersOf(referenceId)
      const ended = await Promise.all(users.map((userId) => closeAll(userId)))
      return ended.reduce((sum, count) => sum + count, 0)
    },

    rename: async (userId: string, sid: string, name: string): Promise<boolean> => {
      if (!(await isOwned(userId, sid))) return false
      return (await ledger.change(sid, (record) => ({ ...record, name: toName(name) }))) !== null
    },

    list: async (userId: string): Promise<readonly SessionSummary[]> => {
      const index = await ledger.index(userId)
      const records = await Promise.all(index.map(({ sid }) => ledger.session(sid)))
      return records
        .filter((record) => record !== null)
        .sort((a, b) => b.seen - a.seen)
        .map(toSessionSummary)
    },
  }
}

/** An empty name takes the name away. */
const toName = (name: string): string | null =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, NAME_LIMIT) || null
