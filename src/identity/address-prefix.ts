import ipaddr from 'ipaddr.js'

/** What one subscriber holds: providers hand out single IPv4 addresses, and IPv6 up to a /56 (RIPE-690). */
const SUBSCRIBER_IPV6_BITS = 56
/** A block of IPv4 that one attacker rents together. */
const NETWORK_IPV4_BITS = 24

/**
 * Whom a limit per address counts: an IPv4 address as it is, of IPv6 the subscriber's network, or anybody with a single line
 * would have as many counters as addresses, which is more than there is memory.
 */
export const toSubscriber = (address: string): string =>
  address.includes(':') ? toNetwork(address) : address

/** The network an address belongs to, wider than one subscriber for IPv4; unparsable addresses stand for themselves. */
export const toNetwork = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/${NETWORK_IPV4_BITS}`)}/${NETWORK_IPV4_BITS}`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${SUBSCRIBER_IPV6_BITS}`)}/${SUBSCRIBER_IPV6_BITS}`
}
