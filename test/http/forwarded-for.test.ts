import { describe, expect, it } from 'bun:test'
import { createClientAddress } from '../../src/http/forwarded-for.ts'
import { createTrustedProxies } from '../../src/http/trusted-proxies.ts'

const isTrusted = createTrustedProxies(['10.0.0.0/8', '2001:db8::/32', '127.0.0.1'])
const clientAddress = createClientAddress(isTrusted)
const client = (peer: string, xForwardedFor: string | null, forwarded: string | null = null) =>
  clientAddress(peer, { xForwardedFor, forwarded })

describe('client address', () => {
  it('is the peer when the peer is no trusted proxy, whatever it claims', () => {
    expect(client('203.0.113.9', '10.0.0.1, 198.51.100.7')).toBe('203.0.113.9')
  })

  it('is the rightmost untrusted hop', () => {
    expect(client('10.0.0.1', '6.6.6.6, 198.51.100.7, 10.0.0.2')).toBe('198.51.100.7')
  })

  it('is the outermost proxy when all hops are trusted', () => {
    expect(client('10.0.0.1', '10.0.0.3, 10.0.0.2')).toBe('10.0.0.3')
  })

  it('stops at what is no address', () => {
    expect(client('10.0.0.1', '6.6.6.6, unknown')).toBe('10.0.0.1')
    expect(client('10.0.0.1', '')).toBe('10.0.0.1')
  })

  it('reads ports, brackets and IPv4-mapped addresses', () => {
    expect(client('::ffff:10.0.0.1', '198.51.100.7:4711')).toBe('198.51.100.7')
    expect(client('2001:db8::1', '[2a00::7]:443')).toBe('2a00::7')
  })

  it('reads Forwarded where there is no X-Forwarded-For', () => {
    expect(client('127.0.0.1', null, 'for=6.6.6.6, For="[2a00::7]:443";proto=https')).toBe('2a00::7')
    expect(client('127.0.0.1', '198.51.100.7', 'for=6.6.6.6')).toBe('198.51.100.7')
  })
})
