import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { setImmediate } from 'node:timers'
import type { MessageSocketEvents, ServiceSocket } from '../http/message-socket.ts'
import { createFrameQueue, FRAMES_A_TURN } from './frame-queue.ts'
import { FrameDecoder } from './websocket-decoder.ts'
import { CLOSE, PONG, toClosePayload, toFrame } from './websocket-frame.ts'

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
  /** Read from the socket, not from the frames yet. */
  let rest = early
  let paused = false
  let framesLeft = 0
  let pinged: Buffer | null = null

  const write = (octets: Buffer): void => {
    if (socket.writable) socket.write(octets)
  }
  const queue = createFrameQueue(write)

  const finish = (code: number, reason: string): void => {
    if (state === 'closed') return
    state = 'closed'
    events?.onClose(code, reason)
  }
  const leaveLater = (): void => {
    const timer = setTimeout(() => socket.destroy(), CLOSE_MS)
    socket.on('close', () => clearTimeout(timer))
  }
  /** Of many pings the last one is enough (RFC 6455 5.5.3). */
  const answerPing = (): void => {
    if (pinged !== null && state === 'open' && socket.writableLength < MOST_BUFFERED_PONGS)
      write(toFrame(PONG, pinged))
    pinged = null
  }

  const decoder = new FrameDecoder({
    message: (message) => {
      if (state === 'open') events?.onMessage(message)
    },
    ping: (payload) => {
      pinged = payload
    },
    close: (code, reason) => {
      answerPing()
      if (state === 'open') {
        write(toFrame(CLOSE, toClosePayload(code === 1005 ? undefined : code, '')))
        leaveLater()
      }
      socket.end()
      finish(code, reason)
    },
  })
  const isClosed = (): boolean => state === 'closed'
  const goesOn = (): boolean => --framesLeft > 0 && !paused && !isClosed()

  const read = (): void => {
    if (paused || isClosed()) return
    framesLeft = FRAMES_A_TURN
    try {
      rest = decoder.feed(rest, goesOn)
    } catch {
      finish(BROKEN, '')
      socket.destroy()
      return
    }
    answerPing()
    if (paused || isClosed()) return
    if (rest.length > 0) {
      socket.pause()
      setImmediate(read)
    } else if (socket.destroyed) finish(BROKEN, '')
    else if (socket.isPaused()) socket.resume()
  }

  // What the HTTP connection listened for, it would take for an answer.
  socket.pause().removeAllListeners('data')
  socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS)
  socket.on('close', () => {
    if (rest.length === 0 || state === 'closing') finish(BROKEN, '')
  })

  return {
    protocol,
    send(message) {
      if (state === 'open') queue.send(message)
    },
    close(code, reason = '') {
      if (state !== 'open') return
      state = 'closing'
      queue.end(toFrame(CLOSE, toClosePayload(code, reason)))
      leaveLater()
      // To see the service's own close, even if nobody listens.
      paused = false
      if (events) setImmediate(read)
      else socket.resume()
    },
    buffered: () => socket.writableLength + queue.size(),
    listen(listener) {
      events = listener
      socket.on('data', (octets: Buffer) => {
        rest = rest.length === 0 ? octets : Buffer.concat([rest, octets])
        read()
      })
      read()
    },
    pause() {
      if (state !== 'open' || paused) return
      paused = true
      socket.pause()
    },
    resume() {
      if (!paused) return
      paused = false
      setImmediate(read)
    },
  }
}
