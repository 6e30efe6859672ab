import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import type { Claims, TokenCheck, Tokens } from './tokens.ts'

/** Who asks, as far as the token says; ids are compared as plain strings. */
export interface Bearer {
  readonly userId: string | null
  readonly userType: string | null
  readonly email: string | null
  /** Top level: only in tokens the gateway signs. */
  readonly referenceId: string | null
  readonly metadataReferenceId: string | null
}

export type RequireBearer = (request: StandInRequest) => Bearer

const SCHEME = 'Bearer '

/** The scheme is case-sensitive and cookies are not looked at (contract 1.1). `null`: no Bearer at all. */
export const readBearer = (tokens: Tokens, authorization: string | null): TokenCheck | null => {
  // Node trims the field value, so `Bearer ` without a token arrives as `Bearer`.
  if (authorization === SCHEME.trim()) return { state: 'invalid' }
  return authorization?.startsWith(SCHEME) ? tokens.check(authorization.slice(SCHEME.length).trim()) : null
}

/** Builds the check of the doctors, patients, institutions and admins services; throws 401 `Refusal`s. */
export const createRequireBearer =
  (tokens: Tokens): RequireBearer =>
  (request) => {
    const check = readBearer(tokens, request.field('authorization'))
    if (check === null) throw new Refusal(401, 'Se requiere un token Bearer')
    if (check.state === 'expired') throw new Refusal(401, 'El token ha expirado')
    if (check.state === 'invalid') throw new Refusal(401, 'Token inválido')
    return toBearer(check.claims)
  }

export const toBearer = (claims: Claims): Bearer => {
  const metadata = claims['metadata']
  const nested = typeof metadata === 'object' && metadata !== null ? { ...metadata } : {}
  return {
    userId: claim(claims, 'user_id'),
    userType: claim(claims, 'user_type'),
    email: claim(claims, 'email'),
    referenceId: claim(claims, 'reference_id'),
    metadataReferenceId: claim(nested, 'reference_id'),
  }
}

const claim = (claims: Claims, name: string): string | null => {
  const value = claims[name]
  return typeof value === 'string' && value !== '' ? value : null
}
