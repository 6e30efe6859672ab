import type { Ledger } from './ledger.ts'
import { accessKey, refreshKey, type SessionRecord } from './session-record.ts'
import type { SessionStore } from './session-store.ts'

/**
 * Ends a session, deletes all it left in the store, and resolves to whether it was this call that ended it. The access
 * token `last` goes last, so that a logout that a fault cut short can be asked for again with it.
 */
export type EndSession = (sid: string, last?: string) => Promise<boolean>

/** The index of the user is the caller's to update. */
export const createEndSession =
  (store: SessionStore, ledger: Ledger, now: () => number): EndSession =>
  async (sid, last) => {
    const record = await ledger.session(sid)
    if (record) await removeTokens(store, record, last)
    const taken = await ledger.take(sid)
    // A renewal between the two steps has added a token. One that comes later finds the record gone and gives up.
    if (taken) await removeTokens(store, taken, last)
    if (last !== undefined) await store.remove(accessKey(last))
    return taken !== null && now() < taken.until
  }

/** Deletes the keys of the session's tokens but the access token `except`. */
export const removeTokens = async (
  store: SessionStore,
  record: SessionRecord,
  except?: string,
): Promise<void> => {
  const tokens = [record.access, ...record.retired.map(({ token }) => token)]
  await Promise.all([
    ...tokens.filter((token) => token !== except).map((token) => store.remove(accessKey(token))),
    record.refresh && store.remove(refreshKey(record.refresh.token)),
  ])
}
