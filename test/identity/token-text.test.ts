import { describe, expect, it } from 'bun:test'
import { parseTokenText } from '../../src/identity/token-text.ts'
import { forge } from './support.ts'

const HEADER = '{"alg":"HS256","typ":"JWT"}'

describe('token text', () => {
  it('comes apart into algorithm, type and claims', () => {
    expect(parseTokenText(forge(HEADER, '{"exp":1,"a":{"b":[1]}}'))).toEqual({
      algorithm: 'HS256',
      type: 'JWT',
      claims: { exp: 1, a: { b: [1] } },
    })
  })

  it('reads the type without regard to case and media type prefix', () => {
    expect(parseTokenText(forge('{"alg":"HS256","typ":"application/jwt"}', '{}'))?.type).toBe('JWT')
    expect(parseTokenText(forge('{"alg":"HS256"}', '{}'))?.type).toBe('JWT')
  })

  it('is refused unless header and claims are objects', () => {
    for (const claims of ['[]', '"text"', 'null', '7', '', '{', '{} {}']) {
      expect(parseTokenText(forge(HEADER, claims))).toBeNull()
    }
    expect(parseTokenText(forge('[]', '{}'))).toBeNull()
    expect(parseTokenText(forge('{"alg":["HS256"]}', '{}'))).toBeNull()
    expect(parseTokenText(forge('{"alg":"HS256","typ":7}', '{}'))).toBeNull()
  })
})
