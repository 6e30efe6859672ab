import { describe, expect, it } from 'bun:test'
import { type NetworkPlace, toNetworkPlace } from '../../src/identity/network-place.ts'

describe('the place of an address', () => {
  it.each<[string, string | null, NetworkPlace]>([
    ['203.0.113.9', '203.0.113.200', 'same-network'],
    ['::ffff:203.0.113.9', '203.0.113.200', 'same-network'],
    ['203.0.114.9', '203.0.113.200', 'other-network'],
    ['2001:db8:1:100::1', '2001:db8:1:1ff::2', 'same-network'],
    ['2001:db8:1:200::1', '2001:db8:1:1ff::2', 'other-network'],
    ['192.168.1.4', '203.0.113.200', 'private-network'],
    ['10.1.2.3', '10.9.9.9', 'private-network'],
    ['127.0.0.1', null, 'private-network'],
    ['fd00::1', null, 'private-network'],
    ['100.64.0.1', null, 'private-network'],
    ['203.0.113.9', null, 'other-network'],
    ['', null, 'other-network'],
    ['no address', '203.0.113.9', 'other-network'],
  ])('%j seen from %j is the %s', (address, own, place) => {
    expect(toNetworkPlace(address, own)).toBe(place)
  })
})
