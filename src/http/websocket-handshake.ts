import { connectionOptions } from './hop-by-hop.ts'

/** 16 octets in base64. */
const KEY = /^[\w+/]{22}==$/

/** RFC 6455 4.1: tokens of RFC 9110. */
const PROTOCOLS = /^[!#$%&'*+\-.^_`|~\w]+(?:[ \t]*,[ \t]*[!#$%&'*+\-.^_`|~\w]+)*$/

/**
 * Whether a request asks for a WebSocket as RFC 6455 4.2.1 wants it; Bun upgrades less than that (platform fact 15). Content
 * would stand in front of the first frame, and Bun shows none of a GET that is to be upgraded.
 */
export const isWebSocketHandshake = ({ method, headers }: Request): boolean =>
  method === 'GET' &&
  headers.get('upgrade')?.toLowerCase() === 'websocket' &&
  (connectionOptions(headers.get('connection'))?.has('upgrade') ?? false) &&
  headers.get('sec-websocket-version') === '13' &&
  KEY.test(headers.get('sec-websocket-key') ?? '') &&
  PROTOCOLS.test(headers.get('sec-websocket-protocol') ?? 'none') &&
  (headers.get('content-length') ?? '0') === '0' &&
  !headers.has('transfer-encoding')

/** Subprotocols the client offers, in its order of preference. */
export const offeredProtocols = ({ headers }: Request): string[] =>
  (headers.get('sec-websocket-protocol') ?? '')
    .split(',')
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol !== '')

/**
 * A close code as it may be sent: 1005, 1006 and 1015 only say what happened (RFC 6455 7.4.1). A connection that broke
 * becomes 1011 at the other end.
 */
export const sendableCloseCode = (code: number): number => {
  if (code === 1005) return 1000
  return code === 1006 || code === 1015 ? 1011 : code
}
