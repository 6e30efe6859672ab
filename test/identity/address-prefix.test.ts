import { expect, it } from 'bun:test'
import { toAddressPrefix } from '../../src/identity/address-prefix.ts'

it.each([
  ['198.51.100.7', '198.51.100.0/24'],
  ['::ffff:198.51.100.7', '198.51.100.0/24'],
  ['2001:db8:1:2ff::7', '2001:db8:1:200::/56'],
  ['unknown', 'unknown'],
])('the network of %s is %s', (address, prefix) => {
  expect(toAddressPrefix(address)).toBe(prefix)
})
