import { BadGateway } from '../errors.ts'
import type { EndSession } from './end-session.ts'
import type { Ledger } from './ledger.ts'
import type { ClientDetails, SessionEvent } from './session.ts'
import type { SessionIndex, SessionRecord } from './session-record.ts'
import type { SessionTimes } from './session-times.ts'
import type { Settle } from './settle.ts'
import { accessExpiry } from './succession.ts'
import { createId, type Tokens } from './tokens.ts'

interface OpenDeps {
  readonly ledger: Ledger
  readonly settle: Settle
  readonly endSession: EndSession
  readonly tokens: Tokens
  readonly times: SessionTimes
  readonly maxPerUser: number
  readonly now: () => number
  readonly onEvent: (event: SessionEvent) => void
}

/** What a client may make us keep about itself, characters. */
const USER_AGENT_LIMIT = 256
const ADDRESS_LIMIT = 64
/** A login in progress has its place in the index before its record is written; it is not mistaken for a dead one. */
const OPENING_MS = 5_000

/**
 * Opens a session for whom the auth service vouched with a token. Id and tokens are always new, whatever the client
 * presented before (session fixation). The session is entered into the user's index first: one that the kill switch
 * cannot find must not exist. Resolves to `null` when every session of the user was ended during the login.
 */
export const createOpenSession = (deps: OpenDeps) => {
  const { ledger, settle, endSession, tokens, times, maxPerUser, now, onEvent } = deps

  const toRecord = async (issued: string, client: ClientDetails): Promise<SessionRecord> => {
    const verified = await tokens.verify(issued)
    if (!verified) throw new BadGateway()
    const { claims, exp } = verified
    const { signer } = tokens
    const at = now()
    const sid = createId()
    // Nothing can be signed with a public key: then the issued token is the session's own, and bounds it.
    const end = signer ? at + times.absoluteMs : Math.min(at + times.absoluteMs, exp * 1000)
    const refreshable = signer !== null && client.refreshable !== false
    return {
      ...claims,
      sid,
      name: null,
      userAgent: client.userAgent.slice(0, USER_AGENT_LIMIT),
      address: client.address.slice(0, ADDRESS_LIMIT),
      created: at,
      end,
      seen: at,
      until: refreshable ? end : Math.min(at + times.idleMs, end),
      access: signer ? await signer.access(claims, sid, accessExpiry(at, end, times)) : issued,
      retired: [],
      refresh: refreshable
        ? { token: await signer.refresh(sid, Math.floor(end / 1000)), replaced: [] }
        : null,
    }
  }

  /** Ends the oldest sessions above the limit and forgets those that ended by themselves. */
  const makeRoom = async (userId: string, index: SessionIndex): Promise<void> => {
    const states = await Promise.all(
      index.map(async ({ sid, created }) => ({
        sid,
        alive: now() - created < OPENING_MS || (await ledger.session(sid)) !== null,
      })),
    )
    const alive = states.filter((state) => state.alive)
    const surplus = alive.slice(0, Math.max(0, alive.length - maxPerUser))
    await Promise.all(
      surplus.map(async ({ sid }) => {
        if (await endSession(sid)) onEvent('revoked')
      }),
    )
    const gone = new Set([...states.filter((state) => !state.alive), ...surplus].map(({ sid }) => sid))
    await ledger.changeIndex(userId, (current) => current.filter(({ sid }) => !gone.has(sid)))
  }

  return async (issued: string, client: ClientDetails): Promise<SessionRecord | null> => {
    const record = await toRecord(issued, client)
    const { sid, userId, created } = record
    await ledger.noteUser(record.referenceId, userId)
    const index = await ledger.changeIndex(userId, (current) => [...current, { sid, created }])
    if (index.length > maxPerUser) await makeRoom(userId, index)
    await ledger.replace(null, record)
    const settled = await settle(record)
    const indexed = (await ledger.index(userId)).some((entry) => entry.sid === sid)
    if (!settled || !indexed) {
      await endSession(sid)
      return null
    }
    onEvent('opened')
    return record
  }
}
