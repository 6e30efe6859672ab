/** Longest authority taken: a DNS name has at most 253 octets (RFC 1035 2.3.4), plus `:` and a port. */
const MAX_LENGTH = 259

const AUTHORITY = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/i

/**
 * Whether a `Host` value is one plain authority: a name or address with an optional port (RFC 9112 3.2). Refuses lists
 * (two `Host` fields arrive joined by a comma), userinfo, paths and percent-encoding.
 */
export const isHost = (value: string): boolean => {
  if (value.length > MAX_LENGTH) return false
  const match = AUTHORITY.exec(value)
  return match !== null && (match[1] === undefined || Number(match[1]) <= 65_535)
}

/** Lower case and without the scheme's default port, as `URL` writes it; for comparing authorities. */
export const toComparableHost = (value: string, scheme: 'http' | 'https'): string => {
  const lower = value.toLowerCase()
  const defaultPort = scheme === 'https' ? ':443' : ':80'
  return lower.endsWith(defaultPort) ? lower.slice(0, -defaultPort.length) : lower
}
