import { Buffer } from 'node:buffer'
import { parseStrictJson } from './strict-json.ts'

/** Longest token looked at, characters. Browsers keep cookies to 4 KiB; a Bearer may be somewhat longer. */
const TOKEN_LIMIT = 8 * 1024
/** Longest header, characters of base64url: it is read before anything is verified. */
const HEADER_LIMIT = 1024
/** Deepest nesting of a header or a claims set; the platform's claims use two levels. */
const DEPTH_LIMIT = 6
const COMPACT_FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Header parameters that let a token name or bring its own key, or that change how it is processed (RFC 7515 4.1.2 to
 * 4.1.6, 4.1.11; RFC 7797). Nobody on the platform sends them.
 */
const REFUSED_PARAMETERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64']

export interface TokenHeader {
  readonly algorithm: string
  /** `typ` in upper case without `application/` (RFC 7515 4.1.9); `JWT` when absent. */
  readonly type: string
}

/**
 * Reads the header of a compact JWS before it is verified; `null` when there is more than one way to read the token
 * (white space, padding, non-canonical base64url, duplicate members): the store is keyed by token text, so one token
 * must have one spelling.
 */
export const parseTokenHeader = (token: string): TokenHeader | null => {
  if (!isCompactToken(token)) return null
  const text = token.slice(0, token.indexOf('.'))
  const header = text.length > HEADER_LIMIT ? null : parseStrictJson(decoded(text), DEPTH_LIMIT)
  if (!header || REFUSED_PARAMETERS.some((name) => Object.hasOwn(header, name))) return null
  const { alg, typ = 'JWT' } = header
  if (typeof alg !== 'string' || typeof typ !== 'string') return null
  return { algorithm: alg, type: typ.toUpperCase().replace(/^APPLICATION\//, '') }
}

/** Whether the claims of a verified token can be read in one way only: no member named twice, no deep nesting. */
export const hasPlainClaims = (token: string): boolean =>
  parseStrictJson(decoded(token.split('.')[1] ?? ''), DEPTH_LIMIT) !== null

/** Whether a text is a compact JWS in its one canonical spelling (RFC 7515 3.1 and 2, RFC 4648 3.5), of bearable size. */
export const isCompactToken = (token: string): boolean =>
  token.length <= TOKEN_LIMIT && COMPACT_FORM.test(token) && token.split('.').every(isCanonical)

/** Whether the last character carries no stray bits and the length is one that base64url can have. */
const isCanonical = (text: string): boolean =>
  text.length % 4 !== 1 && Buffer.from(text, 'base64url').toString('base64url') === text

/** UTF-8, with invalid sequences turned into U+FFFD; the signature is over the octets, so no two tokens meet there. */
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString('utf8')
