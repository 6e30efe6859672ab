import { removeTokens } from './end-session.ts'
import type { Ledger } from './ledger.ts'
import {
  type AccessEntry,
  accessKey,
  parseAccessEntry,
  type Retired,
  refreshKey,
  type SessionRecord,
} from './session-record.ts'
import type { SessionStore } from './session-store.ts'

/** The entry of a session's current access token. */
const toAccessEntry = (record: SessionRecord, idleMs: number): AccessEntry => ({
  sid: record.sid,
  created: record.created,
  end: record.end,
  seen: record.seen,
  until: Math.min(record.seen + idleMs, record.end),
  next: null,
})

/** Retries for one that slides the same entry at the same time; it slides once a minute. */
const RETIRE_ATTEMPTS = 3

/**
 * Brings the token keys in line with a session record that was just swapped in. Any number of instances may do so for one
 * record, with one result. Resolves to `false`, and leaves nothing behind, when the session ended meanwhile.
 */
export const createSettle = (store: SessionStore, ledger: Ledger, now: () => number, idleMs: number) => {
  const retire = async ({ token, until }: Retired, next: string): Promise<void> => {
    const key = accessKey(token)
    for (let attempt = 0; attempt < RETIRE_ATTEMPTS; attempt += 1) {
      const text = await store.read(key)
      const entry = text === null ? null : parseAccessEntry(text)
      if (text === null || !entry || entry.next === next || until <= now()) return
      const retired: AccessEntry = { ...entry, next, until: Math.min(entry.until, until) }
      if (await store.swap(key, text, JSON.stringify(retired), retired.until - now())) return
    }
  }

  return async function settle(record: SessionRecord): Promise<boolean> {
    const entry = toAccessEntry(record, idleMs)
    await Promise.all([
      store.swap(accessKey(record.access), null, JSON.stringify(entry), entry.until - now()),
      record.refresh && store.swap(refreshKey(record.refresh.token), null, record.sid, record.end - now()),
      ...(record.refresh?.replaced ?? []).map(({ token }) => store.remove(refreshKey(token))),
      ...record.retired.map((retired) => retire(retired, record.access)),
    ])
    // Had it ended before our keys were written, nobody would ever delete them.
    if (await ledger.session(record.sid)) return true
    await removeTokens(store, record)
    return false
  }
}

export type Settle = ReturnType<typeof createSettle>
