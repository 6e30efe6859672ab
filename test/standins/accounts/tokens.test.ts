import { describe, expect, it } from 'bun:test'
import { createHmac } from 'node:crypto'
import { createTokens } from '../../../src/standins/accounts/tokens.ts'

const SECRET = 'a-secret-that-only-tests-know-0123456789'
let now = 1_000_000
const tokens = createTokens(SECRET, () => new Date(now))

const forge = (header: string, payload: string, secret = SECRET): string => {
  const signed = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.')
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

describe('tokens', () => {
  it('give back the claims they were signed with', () => {
    expect(tokens.check(tokens.sign({ user_id: 'ñ', exp: 1001.5 }))).toEqual({
      state: 'valid',
      claims: { user_id: 'ñ', exp: 1001.5 },
    })
  })

  it('expire at the fraction of a second; without exp never', () => {
    const token = tokens.sign({ exp: 1000.5 })
    now = 1_000_499
    expect(tokens.check(token).state).toBe('valid')
    now = 1_000_500
    expect(tokens.check(token).state).toBe('expired')
    expect(tokens.check(tokens.sign({ user_id: 'x' })).state).toBe('valid')
  })

  it('are HS256, signed with the secret, and three parts', () => {
    const good = '{"alg":"HS256"}'
    expect(tokens.check(forge(good, '{}')).state).toBe('valid')
    const bad = [
      forge('{"alg":"HS384"}', '{}'),
      forge('{"alg":"none"}', '{}'),
      forge(good, '{}', 'another'),
      forge(good, '[]'),
      forge(good, '{'),
      forge(good, '{"exp":"soon"}'),
      `${forge(good, '{}')}.x`,
      forge(good, '{}').replace(/\.[^.]+$/, '.'),
      '',
      'x.y',
    ]
    expect(bad.map((token) => tokens.check(token).state)).toEqual(bad.map(() => 'invalid'))
  })
})
