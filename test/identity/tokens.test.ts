import { describe, expect, it } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import type { Algorithm, JwtConfig } from '../../src/identity/keys.ts'
import { createTokens } from '../../src/identity/tokens.ts'
import { createClock, issue, JWT, SECRET, START_MS } from './support.ts'

const pem = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, ...pem })
const pairs: Record<string, { privateKey: string; publicKey: string }> = {
  RS256: rsa,
  PS256: rsa,
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256', ...pem }),
  EdDSA: generateKeyPairSync('ed25519', pem),
}
const HMAC: Algorithm[] = ['HS256', 'HS384', 'HS512']
const ASYMMETRIC: Algorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA']

const configOf = (algorithm: Algorithm): JwtConfig => ({
  ...JWT,
  algorithm,
  secret: pairs[algorithm]?.privateKey ?? `${SECRET}${SECRET}`,
})

describe('tokens', () => {
  for (const algorithm of [...HMAC, ...ASYMMETRIC]) {
    it(`verify and sign with ${algorithm}, and take no other algorithm`, async () => {
      const tokens = createTokens({ jwt: configOf(algorithm), now: () => START_MS })
      const signed = await tokens.signer?.access(
        { userId: 'u', role: 'doctor', email: 'd@example.com', referenceId: 'r', roles: ['doctor'] },
        'sid-1',
        START_MS / 1000 + 60,
      )
      expect(await tokens.verify(signed ?? '')).toMatchObject({ sid: 'sid-1', claims: { referenceId: 'r' } })
      for (const other of [...HMAC, ...ASYMMETRIC].filter((name) => name !== algorithm)) {
        expect(await tokens.verify(await issue({}, configOf(other)))).toBeNull()
      }
    })
  }

  it('verify with a public key alone, and then sign nothing', async () => {
    for (const algorithm of ASYMMETRIC) {
      const jwt = { ...configOf(algorithm), secret: pairs[algorithm]?.publicKey ?? '' }
      const tokens = createTokens({ jwt, now: () => START_MS })
      expect(await tokens.verify(await issue({}, configOf(algorithm)))).not.toBeNull()
      expect(tokens.signer).toBeNull()
    }
  })

  it('accept previous secrets, and sign with the current one', async () => {
    const former = { ...JWT, secret: 'the-former-secret-of-more-than-32-bytes' }
    const rotated = { ...JWT, previousSecrets: [former.secret] }
    const tokens = createTokens({ jwt: rotated, now: () => START_MS })
    const found = await tokens.verify(await issue({}, former))
    expect(found?.claims.userId).toBe('u-1')
    const signed = found && (await tokens.signer?.access(found.claims, 's', START_MS / 1000 + 60))
    expect(await createTokens({ jwt: JWT, now: () => START_MS }).verify(signed ?? '')).not.toBeNull()
    expect(await createTokens({ jwt: JWT, now: () => START_MS }).verify(await issue({}, former))).toBeNull()
  })

  it('allow clocks to differ by 30 s, and no more', async () => {
    const clock = createClock()
    const tokens = createTokens({ jwt: JWT, now: clock.now })
    const exp = START_MS / 1000 + 10.75
    const token = await issue({ exp })
    const early = await issue({ nbf: START_MS / 1000 + 30 })
    expect(await tokens.verify(early)).not.toBeNull()
    expect(await tokens.verify(await issue({ nbf: START_MS / 1000 + 31 }))).toBeNull()
    clock.advanceSeconds(40)
    expect(await tokens.verify(token)).not.toBeNull()
    clock.advanceSeconds(1)
    expect(await tokens.verify(token)).toBeNull()
  })

  it('remember a verified token no longer than it lives', async () => {
    const clock = createClock()
    const tokens = createTokens({ jwt: JWT, now: clock.now })
    const token = await issue()
    const first = await tokens.verify(token)
    expect(await tokens.verify(token)).toBe(first)
    clock.advanceSeconds(901)
    expect(await tokens.verify(token)).not.toBe(first)
    clock.advanceSeconds(30)
    expect(await tokens.verify(token)).toBeNull()
  })

  it.each([
    ['without exp', { exp: undefined }],
    ['with a text as exp', { exp: '9999999999' }],
    ['with null as exp', { exp: null }],
    ['without user_id', { user_id: undefined }],
    ['without user_type', { user_type: undefined }],
    ['without email', { email: undefined }],
    ['without metadata', { metadata: undefined }],
  ])('refuse a token %s', async (_, overrides) => {
    const { exp, ...rest } = { exp: START_MS / 1000 + 60, ...overrides }
    const { forge, payload } = await import('./support.ts')
    const claims = JSON.stringify({ ...payload(rest), exp })
    const tokens = createTokens({ jwt: JWT, now: () => START_MS })
    expect(await tokens.verify(forge('{"alg":"HS256","typ":"JWT"}', claims))).toBeNull()
  })
})
