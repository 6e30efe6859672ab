import { describe, expect, it } from 'bun:test'
import { toNetwork, toSubscriber } from '../../src/identity/address-prefix.ts'

describe('address prefix', () => {
  it.each([
    ['198.51.100.7', '198.51.100.0/24'],
    ['::ffff:198.51.100.7', '198.51.100.0/24'],
    ['2001:db8:1:2ff::7', '2001:db8:1:200::/56'],
    ['unknown', 'unknown'],
  ])('puts %s in the network %s', (address, network) => expect(toNetwork(address)).toBe(network))

  it('counts IPv4 by address and IPv6 by line', () => {
    expect(toSubscriber('198.51.100.7')).toBe('198.51.100.7')
    expect(toSubscriber('2001:db8:1:2ff::7')).toBe(toSubscriber('2001:db8:1:201:ffff::1'))
  })
})
