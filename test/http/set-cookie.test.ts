import { describe, expect, it } from 'bun:test'
import { cookieValue } from '../../src/http/cookie.ts'
import { forgetCookie, setCookie } from '../../src/http/set-cookie.ts'

describe('cookies', () => {
  it('are HttpOnly and Strict without being asked', () => {
    expect(setCookie('a', 'b.c', { secure: true })).toBe('a=b.c; Path=/; HttpOnly; SameSite=Strict; Secure')
  })

  it('are forgotten by an age of zero', () => {
    expect(forgetCookie('a', { secure: false })).toBe('a=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict')
  })

  it.each(['b; Domain=evil', 'b\r\nX: y', 'b c', 'b,c', 'é'])('refuse the value %j', (value) => {
    expect(() => setCookie('a', value, { secure: false })).toThrow(TypeError)
  })

  it('are read by exact name, JSON left as text', () => {
    expect(cookieValue('xa=1; a={"b":1}; a=2', 'a')).toBe('{"b":1}')
    expect(cookieValue('ab=1', 'a')).toBeNull()
    expect(cookieValue(null, 'a')).toBeNull()
  })
})
