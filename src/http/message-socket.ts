/** A WebSocket as far as its messages go, at either end of the gateway. */
export interface MessageSocket {
  /** A string becomes a text message, octets a binary one. */
  send(message: string | Uint8Array): void
  close(code?: number, reason?: string): void
  /** Octets the other side has not taken yet. */
  buffered(): number
}

export interface MessageSocketEvents {
  onMessage(message: string | Uint8Array): void
  /** Once. 1005: no code was said; 1006: the connection broke (RFC 6455 7.4.1). */
  onClose(code: number, reason: string): void
}

/** A service's end, from its 101 on. */
export interface ServiceSocket extends MessageSocket {
  /** The subprotocol the service chose. */
  readonly protocol: string | null
  /** Nothing is read before this is called, and nothing is lost. Call it once. */
  listen(events: MessageSocketEvents): void
  /** No message is handed on, and soon none is read, until `resume`. */
  pause(): void
  resume(): void
}
