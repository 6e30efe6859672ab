import { describe, expect, it } from 'bun:test'
import { isHost, toComparableHost } from '../../src/http/host.ts'

describe('host', () => {
  it.each([
    'localhost',
    'x',
    'a.b',
    'x:1',
    'gateway_1:5000',
    'EXAMPLE.com',
    'example.com.',
    '127.0.0.1:65535',
    '[::1]',
    '[::1]:80',
  ])('takes %s', (host) => expect(isHost(host)).toBe(true))

  it.each([
    '',
    ' ',
    'a, b',
    'a,a',
    'u@h',
    'foo/bar',
    'h?x',
    'h#x',
    'a b',
    'a\\b',
    'a%2fb',
    '-a',
    'a:99999',
    'a:abc',
    'a:',
    '[::1',
    '::1',
    'é',
    `${'a'.repeat(300)}.mx`,
  ])('refuses "%s"', (host) => expect(isHost(host)).toBe(false))

  it('compares without case and default port', () => {
    expect(toComparableHost('Example.COM:443', 'https')).toBe('example.com')
    expect(toComparableHost('example.com:443', 'http')).toBe('example.com:443')
  })
})
