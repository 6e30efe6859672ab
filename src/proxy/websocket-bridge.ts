import { Buffer } from 'node:buffer'
import type { MessageSocket, ServiceSocket } from '../http/message-socket.ts'
import { sendableCloseCode } from '../http/websocket-handshake.ts'

/** What the runtime calls for one client connection. */
export interface ClientSocketEvents {
  onOpen(socket: MessageSocket): void
  onMessage(message: string | Uint8Array): void
  /** The client has taken some of what was buffered for it. */
  onDrain(): void
  onClose(code: number, reason: string): void
}

export interface SocketBridge extends ClientSocketEvents {
  /** Closes both ends. */
  leave(code: number, reason: string): void
}

/** Beyond this the service waits until its client has taken some. */
const CLIENT_BUFFER_OCTETS = 1024 * 1024
/** A service that takes no more is given up beyond this: no runtime lets us stop reading from a client. */
const MOST_BUFFERED_OCTETS = 16 * 1024 * 1024
/** RFC 6455 7.4.1 registry: try again later. */
const TRY_AGAIN_LATER = 1013

/**
 * Passes messages between a service's connection and the client's, byte for byte, and each end's close to the other. The
 * service is read from when the client's end is open. `onEnd` is called once, with the octets that were sent to the client.
 */
export const bridgeSockets = (service: ServiceSocket, onEnd: (octets: number) => void): SocketBridge => {
  let client: MessageSocket | null = null
  let left: readonly [code: number, reason: string] | null = null
  let ended = false
  let octets = 0

  const end = () => {
    if (ended) return
    ended = true
    onEnd(octets)
  }
  const leave = (code: number, reason: string) => {
    left = [code, reason]
    client?.close(code, reason)
    service.close(code, reason)
  }

  return {
    onOpen(socket) {
      client = socket
      if (left) return socket.close(...left)
      service.listen({
        onMessage(message) {
          octets += typeof message === 'string' ? Buffer.byteLength(message) : message.length
          socket.send(message)
          if (socket.buffered() > CLIENT_BUFFER_OCTETS) service.pause()
        },
        onClose(code, reason) {
          socket.close(sendableCloseCode(code), reason)
          end()
        },
      })
    },
    onDrain() {
      if (client && client.buffered() < CLIENT_BUFFER_OCTETS / 2) service.resume()
    },
    onMessage(message) {
      if (left) return
      if (service.buffered() > MOST_BUFFERED_OCTETS) leave(TRY_AGAIN_LATER, '')
      else service.send(message)
    },
    onClose(code, reason) {
      if (code === 1005) service.close()
      else service.close(sendableCloseCode(code), reason)
      end()
    },
    leave,
  }
}
