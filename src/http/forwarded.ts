/** RFC 7239 section 4: a value that is not a token is quoted. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/

const quoted = (value: string): string => (TOKEN.test(value) ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`)

/** `Forwarded` element (RFC 7239) naming the client, the host it asked for and the scheme it used. */
export const toForwarded = (clientAddress: string, host: string, scheme: 'http' | 'https'): string => {
  // Section 6: an IPv6 address is bracketed and, for its colons, quoted.
  const node = clientAddress.includes(':') ? `"[${clientAddress}]"` : quoted(clientAddress)
  return `for=${node};host=${quoted(host)};proto=${scheme}`
}
