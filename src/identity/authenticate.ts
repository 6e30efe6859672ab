import type { Ledger } from './ledger.ts'
import type { Authenticated, Credentials, Session } from './session.ts'
import { type AccessEntry, accessKey, parseAccessEntry } from './session-record.ts'
import type { SessionStore } from './session-store.ts'
import type { SessionTimes } from './session-times.ts'
import { createSingleFlight } from './single-flight.ts'
import { withUse } from './succession.ts'
import { toSession } from './to-session.ts'
import type { Tokens, Verified } from './tokens.ts'

interface AuthenticateDeps {
  readonly store: SessionStore
  readonly ledger: Ledger
  readonly tokens: Tokens
  readonly times: SessionTimes
  readonly now: () => number
  /** `null` where nothing can be signed. */
  readonly renew: ((sid: string, token: string) => Promise<string | null>) | null
}

/** Decides who is asking: a valid Bearer, else a valid cookie (defect B6), else nobody. */
export const createAuthenticate = (deps: AuthenticateDeps) => {
  const { store, ledger, tokens, times, now, renew } = deps
  const sliding = createSingleFlight<boolean>()
  const renewing = createSingleFlight<string | null>()

  const check = async (
    token: string,
    presentedAs: Session['presentedAs'],
    background: boolean,
  ): Promise<Authenticated | null> => {
    const verified = await tokens.verify(token)
    if (!verified) return null
    const text = await store.peek(accessKey(token))
    const entry = text === null ? null : parseAccessEntry(text)
    const at = now()
    if (text === null || !entry || at >= entry.until || at >= entry.end) return null
    if (tokens.signer && verified.sid !== entry.sid) return null

    const session = toSession(verified.claims, entry, token, presentedAs)
    const isCookie = presentedAs === 'cookie'
    if (entry.next !== null) return { session, renewedToken: isCookie ? entry.next : null }
    if (background) return { session, renewedToken: null }
    if (at - entry.seen >= times.slideEveryMs) {
      const alive = await sliding(token, () => slide(token, text, entry))
      if (!alive) return null
    }
    const successor = renew && isCookie && isEnding(verified, entry, at)
    const renewedToken = successor ? await renewing(token, () => renew(entry.sid, token)) : null
    return { session, renewedToken }
  }

  /** Writes down that the session is in use; `false` when it is gone, so that no orphaned token lives on by use. */
  const slide = async (token: string, text: string, entry: AccessEntry): Promise<boolean> => {
    const key = accessKey(token)
    const at = now()
    const idleEnd = Math.min(at + times.idleMs, entry.end)
    const record = await ledger.change(entry.sid, (current) => withUse(current, at, times))
    // Whoever replaced this token may not have come to retire its key.
    const isRetired = record !== null && record.access !== token
    if (isRetired && record.retired.some((old) => old.token === token && at < old.until)) return true
    if (!record || isRetired) {
      await store.remove(key)
      return false
    }
    const slid: AccessEntry = { ...entry, seen: at, until: idleEnd }
    // When it fails, another instance has slid, retired or removed the entry: its word stands.
    await store.swap(key, text, JSON.stringify(slid), idleEnd - at)
    return true
  }

  /** A token that already reaches to the session's end has no successor. */
  const isEnding = ({ exp }: Verified, { end }: AccessEntry, at: number): boolean =>
    exp * 1000 - at <= times.renewBeforeMs && Math.floor(exp) < Math.floor(end / 1000)

  return async ({ bearer, cookie, background }: Credentials): Promise<Authenticated | null> => {
    const found = bearer === null ? null : await check(bearer, 'bearer', background)
    if (found || cookie === null) return found
    return check(cookie, 'cookie', background)
  }
}
