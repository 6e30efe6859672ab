/**
 * Fields that concern one connection only (RFC 9110 7.6.1), in lower case. `te` and `trailer` go too: the gateway offers
 * its own, and none of the services sends trailers.
 */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-authentication-info',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
])

/** Whether a field, by its lower-case name, ends at this hop whatever `Connection` says. */
export const isHopByHop = (lowerCaseName: string): boolean => HOP_BY_HOP.has(lowerCaseName)

/** Lower-case names a `Connection` value declares hop-by-hop, or `null` when it names none beyond the usual options. */
export const connectionOptions = (connection: string | null): ReadonlySet<string> | null => {
  if (connection === null || connection === 'keep-alive' || connection === 'close') return null
  const names = new Set<string>()
  for (const option of connection.split(',')) {
    const name = option.trim().toLowerCase()
    if (name !== '' && name !== 'close' && name !== 'keep-alive') names.add(name)
  }
  return names.size === 0 ? null : names
}
