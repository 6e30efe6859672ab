import type { Config } from '../config.ts'
import { createAuthenticate } from './authenticate.ts'
import { createEndSession } from './end-session.ts'
import { createLedger } from './ledger.ts'
import { createOpenSession } from './open-session.ts'
import { createRefresh } from './refresh.ts'
import { createRenew } from './renew.ts'
import type { IssuedTokens, SessionEvent, Sessions } from './session.ts'
import { type SessionRecord, sessionKey } from './session-record.ts'
import type { SessionStore } from './session-store.ts'
import { toSessionTimes } from './session-times.ts'
import { createSettle } from './settle.ts'
import { createStoreGuard, STORE_LIMIT_MS, storeUnavailable } from './store-guard.ts'
import { toSession } from './to-session.ts'
import { createTokens, type TokensDeps } from './tokens.ts'
import { createUpstreamToken } from './upstream-token.ts'
import { createUserSessions } from './user-sessions.ts'

export interface SessionsDeps extends TokensDeps {
  readonly store: SessionStore
  readonly session: Config['session']
  readonly onEvent?: (event: SessionEvent) => void
  /** Told of a session that ended because its refresh token was in two hands. */
  readonly onReplay?: (record: SessionRecord) => void
  /** Longest wait for the store, ms. */
  readonly storeLimitMs?: number
}

/** The session authority over a store. `now` gives epoch ms. Throws when the configured keys are not usable. */
export const createSessions = (deps: SessionsDeps): Sessions => {
  const { store, now, onEvent = () => undefined } = deps
  const { maxPerUser } = deps.session
  const guarded = createStoreGuard(deps.storeLimitMs ?? STORE_LIMIT_MS)
  const times = toSessionTimes(deps.session)
  const tokens = createTokens(deps)
  const { signer } = tokens
  const ledger = createLedger(store, now, times.absoluteMs)
  const endSession = createEndSession(store, ledger, now)
  const settle = createSettle(store, ledger, now, times.idleMs)
  const renew = signer && createRenew({ ledger, settle, signer, times, now, onEvent })
  const rotate =
    signer &&
    createRefresh({
      store,
      ledger,
      settle,
      endSession,
      signer,
      times,
      now,
      onEvent,
      ...(deps.onReplay ? { onReplay: deps.onReplay } : {}),
    })
  const upstreamToken = signer && createUpstreamToken(signer, now)
  const authenticate = createAuthenticate({ store, ledger, tokens, times, now, renew })
  const openSession = createOpenSession({
    ledger,
    settle,
    endSession,
    tokens,
    times,
    maxPerUser,
    now,
    onEvent,
  })
  const userSessions = createUserSessions(ledger, endSession, onEvent)

  const toIssued = (record: SessionRecord): IssuedTokens => ({
    session: toSession(record, record, record.access, 'bearer'),
    accessToken: record.access,
    refreshToken: record.refresh?.token ?? '',
    expiresIn: Math.floor(Math.min(times.idleMs, record.end - now()) / 1000),
  })

  return {
    authenticate: (credentials) => guarded.attempt(() => authenticate(credentials)),
    open: async (issuedToken, client) => {
      const record = await guarded(openSession(issuedToken, client))
      if (!record) throw storeUnavailable()
      return toIssued(record)
    },
    refresh: async (refreshToken) => {
      const record = rotate ? await guarded(rotate(refreshToken)) : null
      return record && toIssued(record)
    },
    close: (session) => guarded(userSessions.close(session)),
    closeOne: (userId, sid) => guarded(userSessions.closeOne(userId, sid)),
    closeAll: (userId, exceptSid) => guarded(userSessions.closeAll(userId, exceptSid)),
    closeByReference: (referenceId) => guarded(userSessions.closeByReference(referenceId)),
    rename: (userId, sid, name) => guarded(userSessions.rename(userId, sid, name)),
    list: (userId) => guarded(userSessions.list(userId)),
    // Where nothing can be signed, the session's own token goes up (design 2.4).
    upstreamToken: (session) => (upstreamToken ? upstreamToken(session) : session.token),
    watch: ({ sid }, onOver) => store.watch(sessionKey(sid), onOver),
    ping: () => guarded(store.ping()),
  }
}
