import { describe, expect, it } from 'bun:test'
import { hasPlainClaims, parseTokenHeader } from '../../src/identity/token-text.ts'
import { forge } from './support.ts'

const HEADER = '{"alg":"HS256","typ":"JWT"}'

describe('token text', () => {
  it('gives algorithm and type', () => {
    expect(parseTokenHeader(forge(HEADER, '{}'))).toEqual({ algorithm: 'HS256', type: 'JWT' })
  })

  it('gives the type without regard to case and media type prefix', () => {
    expect(parseTokenHeader(forge('{"alg":"HS256","typ":"application/jwt"}', '{}'))?.type).toBe('JWT')
    expect(parseTokenHeader(forge('{"alg":"HS256"}', '{}'))?.type).toBe('JWT')
  })

  it('is refused unless the header is an object of bearable length', () => {
    for (const header of [
      '[]',
      '"text"',
      'null',
      '7',
      '{',
      '{} {}',
      '{"alg":["HS256"]}',
      '{"alg":"HS256","typ":7}',
    ]) {
      expect(parseTokenHeader(forge(header, '{}'))).toBeNull()
    }
    expect(parseTokenHeader(forge(JSON.stringify({ alg: 'HS256', x: 'x'.repeat(1_000) }), '{}'))).toBeNull()
  })

  it('has plain claims only as an object that can be read in one way', () => {
    expect(hasPlainClaims(forge(HEADER, '{"exp":1,"a":{"b":[1]}}'))).toBe(true)
    for (const claims of ['[]', '"text"', 'null', '7', '', '{', '{} {}', '{"a":1,"a":1}']) {
      expect(hasPlainClaims(forge(HEADER, claims))).toBe(false)
    }
  })
})
