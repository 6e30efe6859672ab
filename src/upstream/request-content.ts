import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { TransportFailure } from '../http/transport-failure.ts'

/** Content up to this size is copied behind its head, so that both leave in one write. */
const ONE_WRITE_OCTETS = 16 * 1024

/** Writes a request whose content is complete; `head` is latin1 and closed by its empty line. */
export const writeRequest = (socket: Socket, head: string, content: Uint8Array | null): void => {
  if (content === null) {
    socket.write(head, 'latin1')
  } else if (content.length > ONE_WRITE_OCTETS) {
    socket.cork()
    socket.write(head, 'latin1')
    socket.write(content)
    socket.uncork()
  } else {
    const octets = Buffer.allocUnsafe(head.length + content.length)
    octets.write(head, 'latin1')
    octets.set(content, head.length)
    socket.write(octets)
  }
}

/** Streamed request content on its way to a socket. */
export interface ContentSending {
  /**
   * Resolves to whether all was written; rejects with a `TransportFailure` of stage `abort` when the stream fails or
   * does not hold what was declared.
   */
  readonly outcome: Promise<'complete' | 'stopped'>
  /** Writes no more and lets the stream's source know. */
  stop(): void
}

/**
 * Writes a stream as request content, framed by its declared length or as chunks (`contentLength` null), at the pace of
 * the socket. `onStalled` hears `true` when the service takes no more and `false` when it does again.
 */
export const sendContent = (
  socket: Socket,
  content: ReadableStream<Uint8Array>,
  contentLength: number | null,
  onStalled: (stalled: boolean) => void,
): ContentSending => {
  const reader = content.getReader()
  let stopped = false
  const isOver = (): boolean => stopped || socket.destroyed

  const send = async (): Promise<'complete' | 'stopped'> => {
    let octets = 0
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw aborted('the request content failed', { cause })
      })
      if (isOver()) return 'stopped'
      if (done) break
      if (value.length === 0) continue // an empty chunk would end the content
      octets += value.length
      if (contentLength !== null && octets > contentLength)
        throw aborted('more request content than declared')
      const hasRoom = contentLength === null ? writeChunk(socket, value) : socket.write(value)
      if (!hasRoom) {
        onStalled(true)
        await drained(socket)
        if (isOver()) return 'stopped'
        onStalled(false)
      }
    }
    if (contentLength === null) socket.write('0\r\n\r\n', 'latin1')
    else if (octets < contentLength) throw aborted('less request content than declared')
    return 'complete'
  }

  return {
    outcome: send(),
    stop: () => {
      stopped = true
      reader.cancel().catch(() => {}) // a stream that failed by itself has nothing left to cancel
    },
  }
}

const writeChunk = (socket: Socket, octets: Uint8Array): boolean => {
  socket.cork()
  socket.write(`${octets.length.toString(16)}\r\n`, 'latin1')
  socket.write(octets)
  socket.write('\r\n', 'latin1')
  socket.uncork()
  return !socket.writableNeedDrain
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const settle = (): void => {
      socket.off('drain', settle)
      socket.off('close', settle)
      resolve()
    }
    socket.on('drain', settle)
    socket.on('close', settle)
  })

const aborted = (message: string, options?: ErrorOptions): TransportFailure =>
  new TransportFailure('abort', 'perhaps', message, options)
