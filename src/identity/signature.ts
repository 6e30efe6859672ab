import type { KeyObject } from 'node:crypto'
import { jwt } from '@elysiajs/jwt'
import { Elysia } from 'elysia'
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Algorithm } from './keys.ts'

/** Clocks of the platform may differ by this much (gateway-anchors section 2, row JWT). */
const CLOCK_SKEW_SECONDS = 30

export type Payload = Readonly<Record<string, unknown>>

export interface Check {
  readonly requiredClaims: string[]
  /** Epoch ms. */
  readonly now: number
}

/** Resolves to the payload when signature, `exp` and `nbf` hold, else to `null`. */
export type Verify = (token: string, check: Check) => Promise<Payload | null>

/** `exp` in epoch seconds. */
export type Sign = (payload: Payload & { readonly exp: number }) => Promise<string>

const options = (algorithm: Algorithm, { requiredClaims, now }: Check) => ({
  // The plugin's `alg` pins signing only (platform-facts 2): every verification names the algorithm itself.
  algorithms: [algorithm],
  requiredClaims,
  clockTolerance: CLOCK_SKEW_SECONDS,
  currentDate: new Date(now),
})

export const createVerify = (key: KeyObject, algorithm: Algorithm): Verify => {
  const verifier = plugin(key, algorithm, 'JWT')
  return async (token, check) => (await verifier.verify(token, options(algorithm, check))) || null
}

/** The plugin swallows why a verification failed; with a key set, "no keys at all" must stay an error. */
export const createKeySetVerify =
  (keySet: JWTVerifyGetKey, algorithm: Algorithm): Verify =>
  async (token, check) => {
    try {
      return (await jwtVerify(token, keySet, options(algorithm, check))).payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return null
      throw error
    }
  }

export const createSign = (key: KeyObject, algorithm: Algorithm, type: string): Sign => {
  const signer = plugin(key, algorithm, type)
  // Boundary: a payload is JSON by construction; the plugin's type spells that out with an index signature.
  return (payload) => signer.sign(payload as Parameters<typeof signer.sign>[0])
}

/** The plugin's functions, outside of any route. */
const plugin = (secret: KeyObject, alg: Algorithm, typ: string) =>
  new Elysia().use(jwt({ name: 'jwt', secret, alg, typ })).decorator.jwt
