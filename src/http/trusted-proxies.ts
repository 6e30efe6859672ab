import ipaddr from 'ipaddr.js'
import { remembered } from './remembered.ts'

/** Addresses remembered: those of the proxies, and of the clients that are busy now. */
const REMEMBERED = 4_096

/** `::ffff:192.0.2.1` as `192.0.2.1`; everything else in canonical spelling; `null` when it is no address. */
export const toAddress = (value: string): string | null =>
  ipaddr.isValid(value) ? ipaddr.process(value).toString() : null

/** Whether an address lies in one of the CIDR ranges (single addresses allowed); throws for a range that does not parse. */
export const createTrustedProxies = (ranges: readonly string[]): ((address: string) => boolean) => {
  if (ranges.length === 0) return () => false
  const networks = ranges.map(parseRange)
  return remembered(REMEMBERED, (address) => isWithin(address, networks))
}

type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

const parseRange = (range: string): Network => {
  if (range.includes('/')) return ipaddr.parseCIDR(range)
  const address = ipaddr.process(range)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

const isWithin = (value: string, networks: readonly Network[]): boolean => {
  if (!ipaddr.isValid(value)) return false
  const address = ipaddr.process(value)
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
}
