import type { EndSession } from './end-session.ts'
import type { Ledger } from './ledger.ts'
import type { SessionEvent } from './session.ts'
import { refreshKey, type SessionRecord } from './session-record.ts'
import type { SessionStore } from './session-store.ts'
import type { SessionTimes } from './session-times.ts'
import type { Settle } from './settle.ts'
import { accessExpiry, withAccess, withRefresh } from './succession.ts'
import type { Signer } from './tokens.ts'

interface RefreshDeps {
  readonly store: SessionStore
  readonly ledger: Ledger
  readonly settle: Settle
  readonly endSession: EndSession
  readonly signer: Signer
  readonly times: SessionTimes
  readonly now: () => number
  readonly onEvent: (event: SessionEvent) => void
  readonly onReplay?: (record: SessionRecord) => void
}

const ATTEMPTS = 8

/**
 * Rotates a refresh token (RFC 9700 4.14.2). Which token is current is decided by one swap of the session record, so of
 * parallel calls one rotates and the others get its answer. A token that was replaced longer ago than the grace time is
 * in two hands: the session ends. `null` when there is nothing to give.
 */
export const createRefresh = (deps: RefreshDeps) => {
  const { store, ledger, settle, endSession, signer, times, now, onEvent, onReplay } = deps

  const rotated = async (record: SessionRecord): Promise<SessionRecord> => {
    const at = now()
    const access = await signer.access(record, record.sid, accessExpiry(at, record.end, times))
    const token = await signer.refresh(record.sid, Math.floor(record.end / 1000))
    return withRefresh(withAccess(record, access, at, times), token, at)
  }

  return async (presented: string): Promise<SessionRecord | null> => {
    const sid = await signer.verifyRefresh(presented)
    if (sid === null) return null
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const record = await ledger.session(sid)
      if (!record?.refresh) return null
      if (record.refresh.token !== presented) {
        const replayable = record.refresh.replaced.some(
          ({ token, until }) => token === presented && now() < until,
        )
        if (replayable) return (await settle(record)) ? record : null
        if (await endSession(sid)) {
          onEvent('revoked')
          onReplay?.(record)
        }
        await ledger.changeIndex(record.userId, (index) => index.filter((entry) => entry.sid !== sid))
        return null
      }
      if ((await store.read(refreshKey(presented))) === null) {
        // Another instance has rotated it just now, or an operator has deleted the key by hand.
        if ((await ledger.session(sid))?.refresh?.token === presented) return null
        continue
      }
      const next = await rotated(record)
      if (!(await ledger.replace(record, next))) continue
      onEvent('refreshed')
      return (await settle(next)) ? next : null
    }
    return null
  }
}
