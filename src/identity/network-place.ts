import ipaddr from 'ipaddr.js'
import { toNetwork } from './address-prefix.ts'

/** Where an address is, seen from another one, as far as that can be told without a geographic database. */
export type NetworkPlace = 'same-network' | 'private-network' | 'other-network'

/** Address ranges that nobody reaches over the Internet (RFC 1918, 4193, 3927, 6598, loopback). */
const PRIVATE_RANGES = ['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']

/** `own`: the address of whoever looks, or `null`. The same IPv4 /24 or IPv6 /56 counts as the same network. */
export const toNetworkPlace = (address: string, own: string | null): NetworkPlace => {
  if (own !== null && toNetwork(address) === toNetwork(own)) return 'same-network'
  const isPrivate = ipaddr.isValid(address) && PRIVATE_RANGES.includes(ipaddr.process(address).range())
  return isPrivate ? 'private-network' : 'other-network'
}
