import { afterEach, describe, expect, it } from 'bun:test'
import { connect, createServer, type Socket } from 'node:net'
import { poolOf } from './pool-of.ts'

const MIB = 1024 * 1024
/** Twice what one read of a socket brings, under Bun; the kernel's own buffers (up to 36 MiB on Linux) are not ours. */
const HELD_MOST = 2 * MIB
/** The kernel's buffers of both sides for a connection nobody has read from yet, and one write of ours. */
const SENT_UNREAD_MOST = 16 * MIB

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (onConnection: (socket: Socket) => void) => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    stops.push(() => socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const sockets: Socket[] = []
  const { pool, send } = poolOf(() => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    sockets.push(socket)
    return socket
  })
  stops.push(
    () => server.close(),
    () => pool.close(),
  )
  return { pool, send, taken: () => sockets[0]?.bytesRead ?? 0 }
}

/** Resolves when `count()` has not moved for a while: whoever moves it is held back. */
const standstill = async (count: () => number): Promise<void> => {
  for (let before = -1; before !== count(); ) {
    before = count()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('backpressure', () => {
  it('holds the service back while the reader of 256 MiB lags behind', async () => {
    const total = 256 * MIB
    const piece = new Uint8Array(256 * 1024)
    let written = 0
    const { pool, send, taken } = await start((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${total}\r\n\r\n`)
        const fill = (): void => {
          while (written < total) {
            written += piece.length
            if (!socket.write(piece)) return
          }
        }
        socket.on('drain', fill)
        fill()
      })
    })
    const { content } = await send()
    if (!(content instanceof ReadableStream)) throw new Error('expected a stream')

    const residentBefore = process.memoryUsage().rss
    const reader = content.getReader()
    let read = 0
    for (const checkpoint of [0, 32 * MIB, 128 * MIB, 192 * MIB]) {
      while (read < checkpoint) read += (await reader.read()).value?.length ?? 0
      await standstill(taken)
      expect(taken()).toBeGreaterThan(read)
      expect(taken() - read).toBeLessThan(HELD_MOST)
      expect(written).toBeLessThan(total)
    }
    for (let part = await reader.read(); !part.done; part = await reader.read()) read += part.value.length
    expect(read).toBe(total)
    expect(process.memoryUsage().rss - residentBefore).toBeLessThan(128 * MIB)
    expect(pool.sockets).toEqual({ open: 1, idle: 1 })
  }, 30_000)

  it('holds the sender of 64 MiB back while the service does not take them', async () => {
    const total = 64 * MIB
    let produced = 0
    let received = 0
    let service: Socket | null = null
    const { pool, send } = await start((socket) => {
      service = socket
      let beginning = ''
      socket.on('data', (octets) => {
        if (received === 0) beginning = octets.toString('latin1', 0, 200)
        received += octets.length
        if (received === total + beginning.indexOf('\r\n\r\n') + 4) socket.write('HTTP/1.1 204 x\r\n\r\n')
      })
      socket.pause()
    })
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (produced === total) return controller.close()
        produced += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const sent = send({ method: 'POST', content, contentLength: total })
    await standstill(() => produced)
    expect(produced).toBeGreaterThan(0)
    expect(produced).toBeLessThan(SENT_UNREAD_MOST)
    const resume = (socket: Socket | null): void => void socket?.resume()
    resume(service)
    expect((await sent).status).toBe(204)
    expect(produced).toBe(total)
    expect(pool.sockets).toEqual({ open: 1, idle: 1 })
  }, 30_000)
})
