import { describe, expect, it } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { createKeys } from '../../src/identity/keys.ts'
import { JWT } from './support.ts'

const pem = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, ...pem })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256', ...pem })

describe('keys', () => {
  it('refuse a short HMAC secret unless told otherwise', () => {
    expect(() => createKeys({ ...JWT, secret: 'UDEM' })).toThrow(/at least 32/)
    expect(createKeys({ ...JWT, secret: 'UDEM' }, true).verifying).toHaveLength(1)
    expect(() => createKeys({ ...JWT, secret: '' }, true)).toThrow()
    expect(() => createKeys({ ...JWT, previousSecrets: ['short'] })).toThrow()
  })

  it('refuse a PEM as an HMAC secret', () => {
    expect(() => createKeys({ ...JWT, secret: rsa.publicKey })).toThrow(/PEM/)
  })

  it('refuse a JWKS URL with an HMAC algorithm', () => {
    expect(() => createKeys({ ...JWT, jwksUrl: new URL('https://keys.example/') })).toThrow(/JWKS/)
  })

  it('refuse text as an asymmetric key, without quoting it', () => {
    const secret = 'not a key, and long enough to be an HMAC secret'
    expect(() => createKeys({ ...JWT, algorithm: 'RS256', secret })).toThrow(
      'the JWT key is not a readable PEM',
    )
  })

  it('refuse a key of another kind, a small RSA key and another curve', () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024, ...pem })
    const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384', ...pem })
    expect(() => createKeys({ ...JWT, algorithm: 'ES256', secret: rsa.privateKey })).toThrow()
    expect(() => createKeys({ ...JWT, algorithm: 'EdDSA', secret: ec.privateKey })).toThrow()
    expect(() => createKeys({ ...JWT, algorithm: 'RS256', secret: small.privateKey })).toThrow()
    expect(() => createKeys({ ...JWT, algorithm: 'ES256', secret: otherCurve.privateKey })).toThrow()
  })

  it('sign with a private key only', () => {
    expect(createKeys({ ...JWT, algorithm: 'RS256', secret: rsa.privateKey }).signing?.type).toBe('private')
    const held = createKeys({ ...JWT, algorithm: 'RS256', secret: rsa.publicKey })
    expect(held.signing).toBeNull()
    expect(held.verifying[0]?.type).toBe('public')
  })
})
