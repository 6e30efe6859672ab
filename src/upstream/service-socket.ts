import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import type { MessageSocketEvents, ServiceSocket } from '../http/message-socket.ts'
import { FrameDecoder } from './websocket-decoder.ts'
import { BINARY, CLOSE, PONG, TEXT, toClosePayload, toFrame } from './websocket-frame.ts'

/** TCP keep-alive probes tell a silent service from a dead one. */
const KEEP_ALIVE_PROBE_MS = 15_000
/** A service that does not answer our close, or does not end the connection after its own, is left. */
const CLOSE_MS = 5_000
/** Who sends pings and reads no answer gets none beyond this. */
const MOST_BUFFERED_PONGS = 64 * 1024
const BROKEN = 1006

/** The WebSocket client's half of RFC 6455 over a connection that has had its 101; `early` arrived right behind it. */
export const createServiceSocket = (
  socket: Socket,
  early: Buffer,
  protocol: string | null,
): ServiceSocket => {
  let state: 'open' | 'closing' | 'closed' = 'open'
  let events: MessageSocketEvents | null = null

  const write = (opcode: number, payload: Uint8Array) => void socket.write(toFrame(opcode, payload))

  const finish = (code: number, reason: string): void => {
    if (state === 'closed') return
    state = 'closed'
    events?.onClose(code, reason)
  }
  const leaveLater = (): void => {
    const timer = setTimeout(() => socket.destroy(), CLOSE_MS)
    socket.on('close', () => clearTimeout(timer))
  }

  const decoder = new FrameDecoder({
    message: (message) => {
      if (state === 'open') events?.onMessage(message)
    },
    ping: (payload) => {
      if (state === 'open' && socket.writableLength < MOST_BUFFERED_PONGS) write(PONG, payload)
    },
    close: (code, reason) => {
      if (state === 'open') {
        write(CLOSE, toClosePayload(code === 1005 ? undefined : code, ''))
        leaveLater()
      }
      socket.end()
      finish(code, reason)
    },
  })

  const take = (octets: Buffer): void => {
    if (state === 'closed') return
    try {
      decoder.feed(octets)
    } catch {
      finish(BROKEN, '')
      socket.destroy()
    }
  }

  // What the HTTP connection listened for, it would take for an answer.
  socket.pause().removeAllListeners('data')
  socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS)
  socket.on('close', () => finish(BROKEN, ''))

  return {
    protocol,
    send(message) {
      if (state !== 'open') return
      if (typeof message === 'string') write(TEXT, Buffer.from(message))
      else write(BINARY, message)
    },
    close(code, reason = '') {
      if (state !== 'open') return
      state = 'closing'
      write(CLOSE, toClosePayload(code, reason))
      leaveLater()
      socket.resume() // to see the service's own close, even if nobody listens
    },
    buffered: () => socket.writableLength,
    listen(listener) {
      events = listener
      if (socket.destroyed) return listener.onClose(BROKEN, '')
      socket.on('data', take)
      take(early)
      socket.resume()
    },
  }
}
