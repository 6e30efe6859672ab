import { Buffer } from 'node:buffer'
import { sendableCloseCode } from '../http/websocket-handshake.ts'

/** The client's end of a connection, as the runtime offers it. */
export interface ClientSocket {
  send(message: string | Uint8Array): void
  close(code: number, reason: string): void
  /** Octets the client has not taken yet. */
  buffered(): number
}

/** What the runtime calls for one client connection. */
export interface ClientSocketEvents {
  onOpen(socket: ClientSocket): void
  onMessage(message: string | Uint8Array): void
  onClose(code: number, reason: string): void
}

export interface SocketBridge extends ClientSocketEvents {
  /** Closes both ends; the code is the client's. */
  leave(code: number, reason: string): void
}

/** An end that takes no more is given up beyond this: the other one must not fill the memory for it. */
const MOST_BUFFERED_OCTETS = 16 * 1024 * 1024
/** RFC 6455 7.4.1 registry: try again later. */
const TRY_AGAIN_LATER = 1013

/**
 * Passes messages between a service's open connection and the client's, byte for byte, and each end's close to the other.
 * What the service says before the client's end is open is kept for it. `onEnd` is called once, with the octets that were
 * sent to the client.
 */
export const bridgeSockets = (service: WebSocket, onEnd: (octets: number) => void): SocketBridge => {
  let client: ClientSocket | null = null
  let waiting: (string | Uint8Array)[] = []
  let closing: { readonly code: number; readonly reason: string } | null = null
  let ended = false
  let octets = 0

  const end = () => {
    if (ended) return
    ended = true
    onEnd(octets)
  }
  const give = (to: ClientSocket, message: string | Uint8Array) => {
    octets += typeof message === 'string' ? Buffer.byteLength(message) : message.length
    to.send(message)
  }
  const giveUp = () => {
    service.close(TRY_AGAIN_LATER)
    client?.close(TRY_AGAIN_LATER, '')
  }

  service.binaryType = 'arraybuffer'
  service.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const message = typeof data === 'string' ? data : new Uint8Array(data)
    if (client === null) waiting.push(message)
    else if (client.buffered() > MOST_BUFFERED_OCTETS) giveUp()
    else give(client, message)
  }
  service.onclose = ({ code, reason }) => {
    closing = { code: sendableCloseCode(code), reason }
    client?.close(closing.code, reason)
    end()
  }

  return {
    onOpen(socket) {
      client = socket
      for (const message of waiting) give(socket, message)
      waiting = []
      if (closing) socket.close(closing.code, closing.reason)
    },
    onMessage(message) {
      if (service.readyState !== WebSocket.OPEN) return
      if (service.bufferedAmount > MOST_BUFFERED_OCTETS) giveUp()
      // Boundary: the DOM's type excludes shared memory, which nothing here uses.
      else service.send(message as string | Uint8Array<ArrayBuffer>)
    },
    onClose(code, reason) {
      // Only 1000 and 3000-4999 may be given to a WebSocket's `close`.
      const sendable = code === 1000 || (code >= 3_000 && code <= 4_999)
      if (sendable) service.close(code, reason)
      else service.close()
      end()
    },
    leave(code, reason) {
      client?.close(code, reason)
      service.close(1000, reason)
    },
  }
}
