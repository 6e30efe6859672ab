import { describe, expect, it } from 'bun:test'
import { createTrustedProxies, toAddress } from '../../src/http/trusted-proxies.ts'

describe('trusted proxies', () => {
  it('are those in one of the ranges, IPv4 in IPv6 included', () => {
    const isTrusted = createTrustedProxies(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32'])
    for (const address of ['10.255.0.1', '192.0.2.1', '::ffff:10.0.0.1', '2001:db8::7'])
      expect(isTrusted(address)).toBe(true)
    for (const address of ['11.0.0.1', '192.0.2.2', '2001:db9::7', 'unknown', ''])
      expect(isTrusted(address)).toBe(false)
  })

  it('are nobody when none is named', () => {
    expect(createTrustedProxies([])('127.0.0.1')).toBe(false)
  })

  it('are not guessed from a range that does not parse', () => {
    for (const range of ['10.0.0.0/33', 'proxy.example', ''])
      expect(() => createTrustedProxies([range])).toThrow()
  })

  it('are compared in one spelling', () => {
    expect(toAddress('::FFFF:192.0.2.1')).toBe('192.0.2.1')
    expect(toAddress('2001:DB8:0::1')).toBe('2001:db8::1')
    expect(toAddress('proxy.example')).toBeNull()
  })
})
