import { remembered } from './remembered.ts'

/** RFC 7239 section 4: a value that is not a token is quoted. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/

/** Hosts and addresses: the same ones come again and again. */
const REMEMBERED = 4_096

const quoted = remembered(REMEMBERED, (value) =>
  TOKEN.test(value) ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`,
)

/** `Forwarded` element (RFC 7239) naming the client, the host it asked for and the scheme it used. */
export const toForwarded = (clientAddress: string, host: string, scheme: 'http' | 'https'): string => {
  // Section 6: an IPv6 address is bracketed and, for its colons, quoted.
  const node = clientAddress.includes(':') ? `"[${clientAddress}]"` : quoted(clientAddress)
  return `for=${node};host=${quoted(host)};proto=${scheme}`
}
