import { Buffer } from 'node:buffer'
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import type { Config } from '../config.ts'

export type JwtConfig = Config['jwt']
export type Algorithm = JwtConfig['algorithm']

/** Keys of one configured algorithm. */
export interface Keys {
  /** `null` when only public keys are held: then nothing is signed here. */
  readonly signing: KeyObject | null
  /** The current key first, then the previous ones. */
  readonly verifying: readonly KeyObject[]
}

/** RFC 7518 3.2 asks for at least the hash size of HS256; design 2.2 refuses less in production. */
const HMAC_MINIMUM_BYTES = 32
/** RFC 7518 3.3. */
const RSA_MINIMUM_BITS = 2048

/**
 * Imports the configured secrets once. Throws when a key does not fit the pinned algorithm or is too weak, so a PEM can
 * never become an HMAC secret. `acceptShortSecret` is for development against services that still have one.
 */
export const createKeys = (jwt: JwtConfig, acceptShortSecret = false): Keys => {
  const secrets = [jwt.secret, ...jwt.previousSecrets]
  if (jwt.algorithm.startsWith('HS')) {
    if (jwt.jwksUrl) throw new Error(`JWT_ALGORITHM ${jwt.algorithm} cannot be used with a JWKS URL`)
    const verifying = secrets.map((secret) => toHmacKey(secret, acceptShortSecret))
    return { signing: verifying[0] ?? null, verifying }
  }
  if (jwt.secret === '' && jwt.jwksUrl) return { signing: null, verifying: [] }
  return {
    signing: toPrivateKey(jwt.secret),
    verifying: secrets.map((pem) => toPublicKey(pem, jwt.algorithm)),
  }
}

const toHmacKey = (secret: string, acceptShort: boolean): KeyObject => {
  if (secret.includes('-----BEGIN ')) throw new Error('a PEM key cannot be the secret of an HMAC algorithm')
  const octets = Buffer.from(secret, 'utf8')
  if (octets.length === 0 || (octets.length < HMAC_MINIMUM_BYTES && !acceptShort)) {
    throw new Error(`the JWT secret has ${octets.length} bytes, at least ${HMAC_MINIMUM_BYTES} are needed`)
  }
  return createSecretKey(octets)
}

const toPrivateKey = (pem: string): KeyObject | null => {
  if (!pem.includes('PRIVATE KEY-----')) return null
  return imported(() => createPrivateKey(pem))
}

/** The public half of a private key, or the public key itself. */
const toPublicKey = (pem: string, algorithm: Algorithm): KeyObject => {
  const key = imported(() => createPublicKey(pem))
  if (!fits(key, algorithm)) {
    throw new Error(`a ${key.asymmetricKeyType ?? 'symmetric'} key of this kind cannot verify ${algorithm}`)
  }
  return key
}

const fits = (key: KeyObject, algorithm: Algorithm): boolean => {
  const details = key.asymmetricKeyDetails
  switch (algorithm) {
    case 'RS256':
    case 'PS256':
      return key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= RSA_MINIMUM_BITS
    case 'ES256':
      return key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1'
    case 'EdDSA':
      return key.asymmetricKeyType === 'ed25519'
    default:
      return false
  }
}

/** The parser's own message may quote key text, so it stays behind. */
const imported = (parse: () => KeyObject): KeyObject => {
  try {
    return parse()
  } catch {
    throw new Error('the JWT key is not a readable PEM')
  }
}
