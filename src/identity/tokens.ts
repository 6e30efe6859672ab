import { randomBytes } from 'node:crypto'
import { createRecent } from '../storage/recent.ts'
import { type Claims, REQUIRED_CLAIMS, toClaims, toPayload } from './claims.ts'
import { createKeySet, type KeySetDeps } from './key-set.ts'
import { createKeys, type JwtConfig } from './keys.ts'
import { accessKey } from './session-record.ts'
import { createKeySetVerify, createSign, createVerify, type Payload, type Verify } from './signature.ts'
import { hasPlainClaims, parseTokenHeader } from './token-text.ts'

/** An access token whose signature, times and claims hold. Says nothing about its session: that is the store's word. */
export interface Verified {
  readonly claims: Claims
  /** Epoch seconds, may be fractional (contract 1.2). */
  readonly exp: number
  /** Session the token was signed for; `null` in tokens of the auth service. */
  readonly sid: string | null
  /** Where the store keeps its entry; one string for all requests, so that it is hashed once. */
  readonly key: string
}

export interface Tokens {
  /** `null` for anything but a valid access token; at once when it was verified before. */
  verify(token: string): Verified | Promise<Verified | null>
  /** `null` when only public keys are held. */
  readonly signer: Signer | null
}

export interface Signer {
  /** `exp` in epoch seconds. */
  access(claims: Claims, sid: string, exp: number): Promise<string>
  /** For services: like `access`, with `reference_id` on the top level too, where the patients service looks first. */
  upstream(claims: Claims, sid: string, exp: number): Promise<string>
  refresh(sid: string, exp: number): Promise<string>
  /** The session a refresh token was signed for, or `null`. */
  verifyRefresh(token: string): Promise<string | null>
}

export interface TokensDeps extends KeySetDeps {
  readonly jwt: JwtConfig
  readonly acceptShortSecret?: boolean
}

/** Of our own refresh tokens: no access token has it, and the other way round. */
const REFRESH_TYPE = 'RT+JWT'
/** Some 20 MB when full; a busy instance sees ten thousand sessions. */
const VERIFIED_LIMIT = 20_000

/** Throws at once when the configured keys do not fit the algorithm. */
export const createTokens = (deps: TokensDeps): Tokens => {
  const { jwt, now } = deps
  const { algorithm } = jwt
  const keys = createKeys(jwt, deps.acceptShortSecret)
  const verifiers: Verify[] = keys.verifying.map((key) => createVerify(key, algorithm))
  if (jwt.jwksUrl) verifiers.push(createKeySetVerify(createKeySet(jwt.jwksUrl, deps), algorithm))
  const recent = createRecent<Verified>(VERIFIED_LIMIT)

  const payloadOf = async (
    token: string,
    type: string,
    requiredClaims: string[],
  ): Promise<Payload | null> => {
    const header = parseTokenHeader(token)
    if (!header || header.algorithm !== algorithm || header.type !== type) return null
    for (const verify of verifiers) {
      const payload = await verify(token, { requiredClaims, now: now() })
      if (payload) return hasPlainClaims(token) ? payload : null
    }
    return null
  }

  const verify = (token: string): Verified | Promise<Verified | null> => {
    const known = recent.get(token)
    // Past `exp` only the clock skew is left, which is judged anew each time.
    return known && now() < known.exp * 1000 ? known : verifyAnew(token)
  }

  const verifyAnew = async (token: string): Promise<Verified | null> => {
    const payload = await payloadOf(token, 'JWT', REQUIRED_CLAIMS)
    const claims = payload && toClaims(payload)
    const exp = payload?.['exp']
    // JSON can spell infinity (`1e999`), which would be a token without end.
    if (!claims || typeof exp !== 'number' || !Number.isFinite(exp)) return null
    const { sid } = payload
    const verified = { claims, exp, sid: typeof sid === 'string' ? sid : null, key: accessKey(token) }
    recent.set(token, verified)
    return verified
  }

  if (!keys.signing) return { verify, signer: null }
  const sign = createSign(keys.signing, algorithm, 'JWT')
  const signRefresh = createSign(keys.signing, algorithm, REFRESH_TYPE)
  const signer: Signer = {
    access: (claims, sid, exp) => sign({ ...toPayload(claims), sid, jti: createId(), exp }),
    upstream: (claims, sid, exp) =>
      sign({ ...toPayload(claims), reference_id: claims.referenceId, sid, jti: createId(), exp }),
    refresh: (sid, exp) => signRefresh({ sid, jti: createId(), exp }),
    verifyRefresh: async (token) => {
      const sid = (await payloadOf(token, REFRESH_TYPE, ['exp', 'sid']))?.['sid']
      return typeof sid === 'string' ? sid : null
    },
  }
  return { verify, signer }
}

/** 256 random bits, base64url (ASVS 5.0 7.2.3 asks for 128). */
export const createId = (): string => randomBytes(32).toString('base64url')
