import { connect, type Socket } from 'node:net'

export interface RawExchange {
  readonly socket: Socket
  /** All octets received so far, as latin1. */
  text(): string
  /** Settles when the connection is closed: `reset` when it was not ended in order. */
  readonly closed: Promise<'ended' | 'reset'>
  /** Waits until what was received contains `part`, or the connection closes. */
  until(part: string): Promise<void>
}

/** Sends octets as they are, for what no HTTP client would send. */
export const sendRaw = (port: number, octets: string): RawExchange => {
  let text = ''
  let wake = () => {}
  const socket = connect(port, '127.0.0.1', () => socket.write(octets, 'latin1'))
  const closed = new Promise<'ended' | 'reset'>((resolve) => {
    socket.on('end', () => resolve('ended'))
    socket.on('error', () => resolve('reset'))
    socket.on('close', () => resolve('reset'))
  }).finally(() => wake())
  let isClosed = false
  void closed.then(() => {
    isClosed = true
  })
  socket.on('data', (piece) => {
    text += piece.toString('latin1')
    wake()
  })
  return {
    socket,
    text: () => text,
    closed,
    async until(part) {
      while (!text.includes(part) && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
