import ipaddr from 'ipaddr.js'

/** What one household or office holds: providers hand out at least a /64 of IPv6; of IPv4 single addresses, in blocks. */
const IPV4_BITS = 24
const IPV6_BITS = 56

/** The network an address belongs to, for counting; unparsable addresses stand for themselves. */
export const toAddressPrefix = (address: string): string => {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  const bits = parsed.kind() === 'ipv4' ? IPV4_BITS : IPV6_BITS
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${bits}`)
  return `${network}/${bits}`
}
