/**
 * The reference model of the sessions: what design 2.4 says, on plain objects, without stores, keys or races. Times in
 * seconds; every number is written out here again, so that a wrong constant in the code shows.
 */
const IDLE = 900
const ABSOLUTE = 604_800
const SLIDE_EVERY = 60
const TOKEN_LIFE = 1800
const GRACE = 30
const SKEW = 30

export interface ModelSession {
  readonly sid: string
  readonly user: string
  readonly refreshable: boolean
  readonly created: number
  seen: number
  closed: boolean
  readonly refreshTokens: ModelRefresh[]
  readonly tokens: ModelToken[]
}

export interface ModelToken {
  readonly text: string
  readonly session: ModelSession
  readonly exp: number
  seen: number
  retiredAt: number | null
}

interface ModelRefresh {
  readonly text: string
  readonly session: ModelSession
  replacedAt: number | null
}

export type Use = 'dead' | { renewal: 'none' } | { renewal: 'known'; text: string } | { renewal: 'new' }
export type Refreshing =
  | 'nothing'
  | { kind: 'same'; session: ModelSession }
  | { kind: 'rotated'; session: ModelSession }

export const createModel = (maxPerUser: number) => {
  const sessions: ModelSession[] = []
  const tokens: ModelToken[] = []
  const refreshTokens: ModelRefresh[] = []

  const end = (session: ModelSession) => session.created + ABSOLUTE
  const isAlive = (session: ModelSession, now: number): boolean =>
    !session.closed && now < end(session) && (session.refreshable || now < session.seen + IDLE)

  const isUsable = (token: ModelToken, now: number): boolean => {
    const graceOver = token.retiredAt !== null && now >= token.retiredAt + GRACE
    const idle = now >= token.seen + IDLE
    return isAlive(token.session, now) && !graceOver && !idle && now < token.exp + SKEW
  }

  const addToken = (session: ModelSession, text: string, now: number): void => {
    const previous = session.tokens.at(-1)
    if (previous) previous.retiredAt = now
    const exp = Math.floor(Math.min(now + TOKEN_LIFE, end(session)))
    const token = { text, session, exp, seen: now, retiredAt: null }
    session.tokens.push(token)
    session.seen = now
    tokens.push(token)
  }
  const addRefresh = (session: ModelSession, text: string, now: number): void => {
    const previous = session.refreshTokens.at(-1)
    if (previous) previous.replacedAt = now
    const refresh = { text, session, replacedAt: null }
    session.refreshTokens.push(refresh)
    refreshTokens.push(refresh)
  }
  const alive = (user: string, now: number) => sessions.filter((s) => s.user === user && isAlive(s, now))

  return {
    tokens,
    refreshTokens,
    alive,
    isUsable,

    login(sid: string, user: string, access: string, refresh: string, now: number): void {
      const refreshable = refresh !== ''
      const session = {
        sid,
        user,
        refreshable,
        created: now,
        seen: now,
        closed: false,
        refreshTokens: [],
        tokens: [],
      }
      sessions.push(session)
      addToken(session, access, now)
      if (refreshable) addRefresh(session, refresh, now)
      const living = alive(user, now)
      for (const surplus of living.slice(0, Math.max(0, living.length - maxPerUser))) surplus.closed = true
    },

    use(token: ModelToken, as: 'bearer' | 'cookie', background: boolean, now: number): Use {
      if (!isUsable(token, now)) return 'dead'
      const { session } = token
      if (token.retiredAt !== null) {
        return as === 'cookie'
          ? { renewal: 'known', text: session.tokens.at(-1)?.text ?? '' }
          : { renewal: 'none' }
      }
      if (background) return { renewal: 'none' }
      if (now - token.seen >= SLIDE_EVERY) {
        token.seen = now
        session.seen = now
      }
      const isEnding = token.exp - now <= IDLE + SLIDE_EVERY && token.exp < Math.floor(end(session))
      return as === 'cookie' && isEnding ? { renewal: 'new' } : { renewal: 'none' }
    },

    refresh(refresh: ModelRefresh, now: number): Refreshing {
      const { session } = refresh
      if (!isAlive(session, now)) return 'nothing'
      if (refresh.replacedAt === null) return { kind: 'rotated', session }
      if (now < refresh.replacedAt + GRACE) return { kind: 'same', session }
      session.closed = true
      return 'nothing'
    },

    addToken,
    addRefresh,
  }
}

export type Model = ReturnType<typeof createModel>
