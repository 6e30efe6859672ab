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

/** One credential of a request. */
interface Shown {
  readonly token: string
  readonly presentedAs: Session['presentedAs']
  readonly background: boolean
}

type Answer = Authenticated | null | Promise<Authenticated | null>

/**
 * Decides who is asking: a valid Bearer, else a valid cookie (defect B6), else nobody. Answers at once, without a promise,
 * when the token was verified before and the store has its own copy of the entry, as for nearly every request.
 */
export const createAuthenticate = (deps: AuthenticateDeps) => {
  const { store, ledger, tokens, times, now, renew } = deps
  const sliding = createSingleFlight<boolean>()
  const renewing = createSingleFlight<string | null>()

  /** What the store said last of a token, read: nearly always it says the same again. */
  const read = new WeakMap<Verified, { readonly text: string; readonly entry: AccessEntry | null }>()

  const entryOf = (verified: Verified, text: string): AccessEntry | null => {
    const known = read.get(verified)
    if (known?.text === text) return known.entry
    const entry = parseAccessEntry(text)
    read.set(verified, { text, entry })
    return entry
  }

  const check = (shown: Shown): Answer => {
    const verified = tokens.verify(shown.token)
    return verified instanceof Promise
      ? verified.then((late) => late && look(late, shown))
      : look(verified, shown)
  }

  const look = (verified: Verified, shown: Shown): Answer => {
    const text = store.peek(verified.key)
    return text instanceof Promise
      ? text.then((late) => judge(verified, late, shown))
      : judge(verified, text, shown)
  }

  const judge = (verified: Verified, text: string | null, shown: Shown): Answer => {
    const entry = text === null ? null : entryOf(verified, text)
    const at = now()
    if (text === null || !entry || at >= entry.until || at >= entry.end) return null
    if (tokens.signer && verified.sid !== entry.sid) return null

    const session = toSession(verified.claims, entry, shown.token, shown.presentedAs)
    const isCookie = shown.presentedAs === 'cookie'
    if (entry.next !== null) return { session, renewedToken: isCookie ? entry.next : null }
    if (shown.background) return { session, renewedToken: null }
    const slides = at - entry.seen >= times.slideEveryMs
    const renews = isCookie && isEnding(verified, entry, at)
    return slides || renews ? prolong(session, text, entry, slides, renews) : { session, renewedToken: null }
  }

  const prolong = async (
    session: Session,
    text: string,
    entry: AccessEntry,
    slides: boolean,
    renews: boolean,
  ): Promise<Authenticated | null> => {
    const { token } = session
    if (slides && !(await sliding(token, () => slide(token, text, entry)))) return null
    const renewedToken = renews && renew ? await renewing(token, () => renew(entry.sid, token)) : null
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

  return ({ bearer, cookie, background }: Credentials): Answer => {
    const byCookie = (): Answer =>
      cookie === null ? null : check({ token: cookie, presentedAs: 'cookie', background })
    if (bearer === null) return byCookie()
    const found = check({ token: bearer, presentedAs: 'bearer', background })
    return found instanceof Promise ? found.then((late) => late ?? byCookie()) : (found ?? byCookie())
  }
}
