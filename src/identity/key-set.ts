import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose'
import { ServiceUnavailable } from '../errors.ts'

/** Keys older than this are fetched anew (gateway-anchors section 2, row JWT). */
const MAX_AGE_MS = 10 * 60_000
/** Between two attempts, whatever asks for them: an unknown `kid` or an outage cannot make us hammer the key server. */
const COOLDOWN_MS = 30_000
const FETCH_TIMEOUT_MS = 2_000

export interface KeySetDeps {
  readonly now: () => number
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/**
 * Keys published at a JWKS URL. Old keys are renewed behind the caller's back and stay in use while the server is out;
 * an unknown `kid` is looked for once per cooldown. Rejects with `ServiceUnavailable` when no keys were ever obtained.
 */
export const createKeySet = (url: URL, { now, fetch }: KeySetDeps): JWTVerifyGetKey => {
  // jose's own ageing waits for the fetch and fails during an outage; with infinite ages it only holds the keys.
  const remote = createRemoteJWKSet(url, {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
    timeoutDuration: FETCH_TIMEOUT_MS,
    ...(fetch && { [customFetch]: fetch }),
  })
  let fetchedAt = Number.NEGATIVE_INFINITY
  let attemptedAt = Number.NEGATIVE_INFINITY
  let pending: Promise<boolean> | null = null

  const reload = async (): Promise<boolean> => {
    attemptedAt = now()
    try {
      await remote.reload()
      fetchedAt = now()
      return true
    } catch {
      return false
    } finally {
      pending = null
    }
  }
  const attempt = (): Promise<boolean> => {
    if (pending) return pending
    if (now() - attemptedAt < COOLDOWN_MS) return Promise.resolve(false)
    pending = reload()
    return pending
  }

  return async (header, token) => {
    if (!remote.jwks() && !(await attempt())) throw new ServiceUnavailable(null, { retryAfterSeconds: 5 })
    if (now() - fetchedAt > MAX_AGE_MS) void attempt()
    try {
      return await remote(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await attempt())) throw error
      return remote(header, token)
    }
  }
}
