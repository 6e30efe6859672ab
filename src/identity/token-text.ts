import { Buffer } from 'node:buffer'
import { parseStrictJson } from './strict-json.ts'

/** Longest token looked at, characters. Browsers keep cookies to 4 KiB; a Bearer may be somewhat longer. */
const TOKEN_LIMIT = 8 * 1024
/** Deepest nesting of a header or a claims set; the platform's claims use two levels. */
const DEPTH_LIMIT = 6
const COMPACT_FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Header parameters that let a token name or bring its own key, or that change how it is processed (RFC 7515 4.1.2 to
 * 4.1.6, 4.1.11; RFC 7797). Nobody on the platform sends them.
 */
const REFUSED_PARAMETERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64']

/** A token taken apart and found well-formed; nothing about it is verified yet. */
export interface TokenText {
  readonly algorithm: string
  /** `typ` in upper case without `application/` (RFC 7515 4.1.9); `JWT` when absent. */
  readonly type: string
  readonly claims: Readonly<Record<string, unknown>>
}

/**
 * Takes a compact JWS apart; `null` when there is more than one way to read it: white space, padding, non-canonical
 * base64url (the store is keyed by token text, so one token must have one spelling), duplicate members, deep nesting.
 */
export const parseTokenText = (token: string): TokenText | null => {
  if (token.length > TOKEN_LIMIT || !COMPACT_FORM.test(token)) return null
  const [headerText = '', claimsText = '', signature = ''] = token.split('.')
  if (!isCanonical(headerText) || !isCanonical(claimsText) || !isCanonical(signature)) return null
  const header = parseStrictJson(decoded(headerText), DEPTH_LIMIT)
  const claims = parseStrictJson(decoded(claimsText), DEPTH_LIMIT)
  if (!header || !claims) return null
  if (REFUSED_PARAMETERS.some((name) => Object.hasOwn(header, name))) return null
  const { alg, typ = 'JWT' } = header
  if (typeof alg !== 'string' || typeof typ !== 'string') return null
  return { algorithm: alg, type: typ.toUpperCase().replace(/^APPLICATION\//, ''), claims }
}

/** Whether the last character carries no stray bits and the length is one that base64url can have. */
const isCanonical = (text: string): boolean =>
  text.length % 4 !== 1 && Buffer.from(text, 'base64url').toString('base64url') === text

/** UTF-8, with invalid sequences turned into U+FFFD; the signature is over the octets, so no two tokens meet there. */
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString('utf8')
