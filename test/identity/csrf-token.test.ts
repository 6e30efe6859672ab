import { describe, expect, it } from 'bun:test'
import { createCsrfTokens } from '../../src/identity/csrf-token.ts'

const tokens = createCsrfTokens('k'.repeat(32))

describe('CSRF token', () => {
  it('holds for the session it was issued for', () => {
    expect(tokens.isValid('sid-1', tokens.issue('sid-1'))).toBe(true)
    expect(tokens.isValid('sid-2', tokens.issue('sid-1'))).toBe(false)
  })

  it('looks different each time', () => {
    expect(tokens.issue('sid-1')).not.toBe(tokens.issue('sid-1'))
  })

  it('does not hold under another key', () => {
    expect(createCsrfTokens('x'.repeat(32)).isValid('sid-1', tokens.issue('sid-1'))).toBe(false)
  })

  it.each([
    '',
    '.',
    'a.b',
    `${'a'.repeat(22)}.${'a'.repeat(42)}`,
    `${'a'.repeat(22)}.${'a'.repeat(44)}`,
    'é'.repeat(66),
  ])('refuses %j', (token) => expect(tokens.isValid('sid-1', token)).toBe(false))
})
