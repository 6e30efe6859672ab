import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../data/moment.ts'

export type Claims = Readonly<Record<string, unknown>>

export type TokenCheck =
  | { readonly state: 'valid'; readonly claims: Claims }
  | { readonly state: 'expired' }
  | { readonly state: 'invalid' }

export interface Tokens {
  /** Signs claims as they are; the caller puts `exp` in. */
  sign(claims: Claims): string
  /** A token without `exp` never expires (contract 1.2). */
  check(token: string): TokenCheck
}

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/** HS256 tokens of the platform; every service verifies by itself with the shared secret. */
export const createTokens = (secret: string, clock: Clock): Tokens => {
  const sign = (signed: string): Buffer => createHmac('sha256', secret).update(signed).digest()

  return {
    sign: (claims) => {
      const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
      return `${signed}.${sign(signed).toString('base64url')}`
    },
    check: (token) => {
      const [header = '', payload = '', signature = '', ...rest] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(`${header}.${payload}`)
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
        return { state: 'invalid' }
      }
      const claims = parsePart(payload)
      if (parsePart(header)?.['alg'] !== 'HS256' || claims === null) return { state: 'invalid' }
      const exp = claims['exp']
      if (exp === undefined) return { state: 'valid', claims }
      if (typeof exp !== 'number') return { state: 'invalid' }
      return exp * 1000 <= clock().getTime() ? { state: 'expired' } : { state: 'valid', claims }
    },
  }
}

const parsePart = (part: string): Claims | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
