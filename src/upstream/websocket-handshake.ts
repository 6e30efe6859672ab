import { createHash, randomBytes } from 'node:crypto'
import { connectionOptions } from '../http/hop-by-hop.ts'
import { fieldValue, type OutboundRequest } from '../http/message.ts'
import type { ResponseHead } from './response-head.ts'
import { syntaxFailure } from './syntax-failure.ts'

/** RFC 6455 1.3. */
const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** One WebSocket handshake from its request to its 101. */
export interface Handshake {
  /** What the request head has instead of a plain `Connection` field. No extension is offered: no message is compressed. */
  readonly lines: string
  /**
   * The subprotocol a 101 agrees on, `null` for none. Throws a `TransportFailure` of stage `syntax` for one that is no
   * answer to it (RFC 6455 4.1): a service that switched to something else must not be spoken to.
   */
  agree(head: ResponseHead): string | null
}

export const startHandshake = (request: OutboundRequest): Handshake => {
  const key = randomBytes(16).toString('base64')
  const offered = fieldValue(request.fields, 'sec-websocket-protocol')?.split(', ') ?? []
  return {
    lines: `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`,
    agree({ fields }) {
      const value = (name: string) => fieldValue(fields, name)
      const agrees =
        value('upgrade')?.toLowerCase() === 'websocket' &&
        (connectionOptions(value('connection'))?.has('upgrade') ?? false) &&
        value('sec-websocket-accept') === acceptOf(key) &&
        value('sec-websocket-extensions') === null
      if (!agrees) throw syntaxFailure('101 without a WebSocket handshake')
      const protocol = value('sec-websocket-protocol')
      if (protocol !== null && !offered.includes(protocol))
        throw syntaxFailure('a subprotocol nobody offered')
      return protocol
    },
  }
}

const acceptOf = (key: string): string =>
  createHash('sha1')
    .update(key + ACCEPT_SUFFIX)
    .digest('base64')
