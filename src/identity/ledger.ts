import {
  indexKey,
  parseSessionIndex,
  parseSessionRecord,
  parseUserIds,
  recordUsersKey,
  type SessionIndex,
  type SessionRecord,
  sessionKey,
} from './session-record.ts'
import type { SessionStore } from './session-store.ts'

/** Times a swap is tried again when another instance was faster; each round somebody succeeds. */
const ATTEMPTS = 32

/** Session records and indexes over a store, changed only by compare-and-swap. */
export interface Ledger {
  /** A living session, or `null`. */
  session(sid: string): Promise<SessionRecord | null>
  /** Puts `next` in the place of `expected`; `false` when somebody else changed the session meanwhile. */
  replace(expected: SessionRecord | null, next: SessionRecord): Promise<boolean>
  /** Applies a change to the newest state; `null` when the session is gone. */
  change(sid: string, change: (record: SessionRecord) => SessionRecord): Promise<SessionRecord | null>
  /** Takes the session out of the store: of several callers, one gets it. */
  take(sid: string): Promise<SessionRecord | null>
  index(userId: string): Promise<SessionIndex>
  changeIndex(userId: string, change: (index: SessionIndex) => SessionIndex): Promise<SessionIndex>
  /** The users who have opened a session for a record. */
  usersOf(referenceId: string): Promise<readonly string[]>
  /** Notes, for as long as a session opened now may live, that the record is this user's. */
  noteUser(referenceId: string, userId: string): Promise<void>
}

/** `absoluteMs`: the longest life of a session. */
export const createLedger = (store: SessionStore, now: () => number, absoluteMs: number): Ledger => {
  const session = async (sid: string): Promise<SessionRecord | null> => {
    const text = await store.read(sessionKey(sid))
    const record = text === null ? null : parseSessionRecord(text)
    return record && now() < record.until ? record : null
  }

  const change: Ledger['change'] = async (sid, apply) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const record = await session(sid)
      if (!record) return null
      const next = apply(record)
      if (await replace(record, next)) return next
    }
    throw new Error('a session changes too often')
  }

  const replace: Ledger['replace'] = (expected, next) =>
    store.swap(
      sessionKey(next.sid),
      expected && JSON.stringify(expected),
      JSON.stringify(next),
      next.until - now(),
    )

  const take: Ledger['take'] = async (sid) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const text = await store.read(sessionKey(sid))
      if (text === null) return null
      if (await store.swap(sessionKey(sid), text, null, 0)) return parseSessionRecord(text)
    }
    throw new Error('a session changes too often')
  }

  const readList = async <Item>(key: string, parse: (text: string) => readonly Item[]) => {
    const text = await store.read(key)
    return text === null ? [] : parse(text)
  }

  /** An empty list is no entry. */
  const changeList = async <Item>(
    key: string,
    parse: (text: string) => readonly Item[],
    apply: (list: readonly Item[]) => readonly Item[],
  ): Promise<readonly Item[]> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const text = await store.read(key)
      const next = apply(text === null ? [] : parse(text))
      if (await store.swap(key, text, next.length === 0 ? null : JSON.stringify(next), absoluteMs))
        return next
    }
    throw new Error('a list of sessions or users changes too often')
  }

  return {
    session,
    replace,
    change,
    take,
    index: (userId) => readList(indexKey(userId), parseSessionIndex),
    changeIndex: (userId, apply) => changeList(indexKey(userId), parseSessionIndex, apply),
    usersOf: (referenceId) => readList(recordUsersKey(referenceId), parseUserIds),
    noteUser: async (referenceId, userId) => {
      await changeList(recordUsersKey(referenceId), parseUserIds, (users) =>
        users.includes(userId) ? users : [...users, userId],
      )
    },
  }
}
