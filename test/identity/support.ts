import type { Config } from '../../src/config.ts'
import { createKeys, type JwtConfig } from '../../src/identity/keys.ts'
import type { SessionEvent } from '../../src/identity/session.ts'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { createSessions } from '../../src/identity/sessions.ts'
import { createSign } from '../../src/identity/signature.ts'
import { createMemoryStore } from '../support/memory-session-store.ts'

export const SECRET = 'a-secret-of-forty-bytes-for-tests-only!!'
export const START_MS = Date.UTC(2026, 0, 15, 12)
export const CLIENT = { userAgent: 'Firefox', address: '192.0.2.7' }

export const JWT: JwtConfig = { algorithm: 'HS256', secret: SECRET, previousSecrets: [], jwksUrl: null }

export const SESSION: Config['session'] = {
  cookieName: 'predicthealth_session',
  cookieSecure: true,
  idleSeconds: 900,
  absoluteSeconds: 604_800,
  maxPerUser: 10,
}

/** A clock that moves only when told to. */
export const createClock = (startMs = START_MS) => {
  let current = startMs
  return {
    now: () => current,
    advanceSeconds: (seconds: number) => {
      current += seconds * 1000
    },
  }
}

/** The payload of a token as the auth service issues it (contract 1.2), 15 min, fractional `exp`, ids that differ. */
export const payload = (overrides: Record<string, unknown> = {}, issuedMs = START_MS) => ({
  user_id: 'u-1',
  user_type: 'patient',
  email: 'ana@example.com',
  roles: ['patient'],
  metadata: { reference_id: 'r-1' },
  exp: issuedMs / 1000 + 900.25,
  ...overrides,
})

/** Signs like the auth service does. */
export const issue = async (
  overrides: Record<string, unknown> = {},
  jwt: JwtConfig = JWT,
  issuedMs = START_MS,
): Promise<string> => {
  const { signing } = createKeys(jwt, true)
  if (!signing) throw new Error('no signing key')
  return createSign(signing, jwt.algorithm, 'JWT')(payload(overrides, issuedMs))
}

interface GatewayOptions {
  readonly clock?: ReturnType<typeof createClock>
  readonly store?: SessionStore
  readonly jwt?: JwtConfig
  readonly session?: Partial<Config['session']>
  readonly onEvent?: (event: SessionEvent) => void
  /** Where a test with a store of its own is not about a slow one: machines that run tests may be. */
  readonly patient?: true
}

/** Sessions with a clock and a store in hand. */
export const createGateway = (options: GatewayOptions = {}) => {
  const { clock = createClock(), jwt = JWT } = options
  const store = options.store ?? createMemoryStore(clock.now)
  const session = { ...SESSION, ...options.session }
  const onEvent = options.onEvent ?? (() => undefined)
  const patience = options.patient || !options.store ? { storeLimitMs: 30_000 } : {}
  const sessions = createSessions({ store, jwt, session, now: clock.now, onEvent, ...patience })
  return { clock, store, sessions }
}

export const bearer = (token: string) => ({ bearer: token, cookie: null, background: false })
export const cookie = (token: string) => ({ bearer: null, cookie: token, background: false })

/** The claims of a token, unverified. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** A token in any shape: header and payload as given, signature over them or as given. */
export const forge = (header: string, claims: string, secret = SECRET, hash = 'sha256'): string => {
  const text = `${Buffer.from(header).toString('base64url')}.${Buffer.from(claims).toString('base64url')}`
  return `${text}.${new Bun.CryptoHasher(hash as 'sha256', secret).update(text).digest('base64url')}`
}
