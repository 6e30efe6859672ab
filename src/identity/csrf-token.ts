import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Tokens that prove a form came from a page we rendered for this session; for browsers that send no `Origin`. */
export interface CsrfTokens {
  issue(sid: string): string
  isValid(sid: string, token: string): boolean
}

/** The form field and header that carry the token. */
export const CSRF_FIELD = 'csrf'
export const CSRF_HEADER = 'x-csrf-token'

const SALT_BYTES = 16
const TOKEN = /^([\w-]{22})\.([\w-]{43})$/

/**
 * HMAC-SHA256 over the session id, under a key derived from `SECRET_KEY` (HKDF), so that no token outlives its session.
 * Salted: a text that repeats in compressed pages could be guessed octet by octet (BREACH).
 */
export const createCsrfTokens = (secretKey: string): CsrfTokens => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'predicthealth csrf token', 32))
  const proofOf = (salt: string, sid: string) => createHmac('sha256', key).update(`${salt}.${sid}`).digest()

  return {
    issue(sid) {
      const salt = randomBytes(SALT_BYTES).toString('base64url')
      return `${salt}.${proofOf(salt, sid).toString('base64url')}`
    },
    isValid(sid, token) {
      const [, salt, proof] = TOKEN.exec(token) ?? []
      return (
        salt !== undefined &&
        proof !== undefined &&
        timingSafeEqual(proofOf(salt, sid), Buffer.from(proof, 'base64url'))
      )
    },
  }
}
