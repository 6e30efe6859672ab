import { describe, expect, it } from 'bun:test'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { MessageSocketEvents } from '../../src/http/message-socket.ts'
import { createClient } from '../../src/upstream/client.ts'
import { FRAMES_A_TURN } from '../../src/upstream/frame-queue.ts'
import { eventually } from '../support/eventually.ts'
import { outbound } from './outbound.ts'

const SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** Speaks the bytes a test gives it. `answer` makes what follows the handshake's request; the accept value is right. */
const openService = async (answer: (accept: string) => string, offered: readonly string[] = []) => {
  let request = ''
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.once('data', (octets) => {
      request = octets.toString('latin1')
      const key = /^Sec-WebSocket-Key: (.+)\r$/m.exec(request)?.[1] ?? ''
      const accept = createHash('sha1')
        .update(key + SUFFIX)
        .digest('base64')
      socket.write(answer(accept), 'latin1')
    })
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // boundary: a listening TCP server has one
  const client = createClient({ origin: new URL(`http://127.0.0.1:${port}`) })
  const fields = offered.length > 0 ? ['sec-websocket-protocol', offered.join(', ')] : []
  return {
    client,
    request: () => request,
    peer: () => sockets[0] as Socket, // boundary: asked for after a connection was made
    open: () => client.send(outbound({ fields, upgrade: 'websocket' })),
    async [Symbol.asyncDispose]() {
      await client.close()
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const agreed =
  (more = '') =>
  (accept: string) =>
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${more}`

const listening = () => {
  const messages: (string | Uint8Array)[] = []
  const { promise: closed, resolve } = Promise.withResolvers<readonly [number, string]>()
  const { promise: spoke, resolve: speak } = Promise.withResolvers<void>()
  const events: MessageSocketEvents = {
    onMessage: (message) => {
      messages.push(message)
      speak()
    },
    onClose: (code, reason) => resolve([code, reason]),
  }
  return { events, messages, closed, spoke }
}

/** A client's frame, unmasked. */
const unmasked = (frame: Buffer): readonly [opcode: number, payload: string] => {
  const mask = frame.subarray(2, 6)
  const payload = frame.subarray(6).map((octet, i) => octet ^ (mask[i % 4] ?? 0))
  return [(frame[0] ?? 0) & 0x0f, Buffer.from(payload).toString('latin1')]
}

const received = async (peer: Socket, octets: number): Promise<Buffer> => {
  let all = Buffer.alloc(0)
  for await (const piece of peer.iterator({ destroyOnReturn: false })) {
    all = Buffer.concat([all, piece])
    if (all.length >= octets) break
  }
  return all
}

describe('a WebSocket to a service', () => {
  it('asks as RFC 6455 says, without extensions, and loses nothing that comes right behind the 101', async () => {
    await using service = await openService(agreed('\r\n\x81\x05hello\x88\x02\x0f\xa1'))
    const { status, socket } = await service.open()
    expect(status).toBe(101)
    for (const line of ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'])
      expect(
        service
          .request()
          .split('\r\n')
          .filter((each) => each === line),
      ).toHaveLength(1)
    expect(service.request()).not.toContain('xtensions')
    const { events, messages, closed } = listening()
    socket?.listen(events)
    expect(await closed).toEqual([4001, ''])
    expect(messages).toEqual(['hello'])
  })

  it('leaves the pool, and is in flight as long as it lives', async () => {
    await using service = await openService(agreed('\r\n'))
    const { socket } = await service.open()
    expect(service.client.sockets()).toEqual({ open: 0, idle: 0 })
    expect(service.client.inFlight()).toBe(1)
    const { events, closed } = listening()
    socket?.listen(events)
    service.peer().destroy()
    expect(await closed).toEqual([1006, ''])
    expect(service.client.inFlight()).toBe(0)
  })

  it('masks what it sends, answers pings and the close', async () => {
    await using service = await openService(agreed('\r\n'))
    const { socket } = await service.open()
    const { events, closed } = listening()
    socket?.listen(events)
    const peer = service.peer()
    socket?.send('ñ')
    expect(unmasked(await received(peer, 8))).toEqual([0x1, 'Ã±'])
    peer.write(Buffer.from([0x89, 1, 0x61]))
    expect(unmasked(await received(peer, 7))).toEqual([0xa, 'a'])
    peer.write(Buffer.from([0x88, 2, 0x03, 0xe8]))
    expect(unmasked(await received(peer, 8))).toEqual([0x8, '\x03\xe8'])
    expect(await closed).toEqual([1000, ''])
  })

  it('takes a share of a flood in each turn, answers the last of many pings, and loses nothing before the end', async () => {
    await using service = await openService(agreed('\r\n'))
    const { socket } = await service.open()
    const { events, messages, closed } = listening()
    let turns = 0
    const turn = () => {
      turns += 1
      if (messages.length < 20_000) setImmediate(turn)
    }
    setImmediate(turn)
    socket?.listen(events)
    const peer = service.peer()
    const answer = received(peer, Number.POSITIVE_INFINITY)
    const flood = Buffer.concat(
      Array.from({ length: 20_000 }, () => Buffer.from('\x89\x01p\x81\x01m', 'latin1')),
    )
    peer.write(flood)
    peer.end(Buffer.from([0x88, 2, 0x0f, 0xa1]))
    expect(await closed).toEqual([4001, ''])
    expect(messages).toHaveLength(20_000)
    expect(turns).toBeGreaterThanOrEqual(40_000 / FRAMES_A_TURN)
    const answered = await answer
    const pongs = answered.filter((octet, i) => octet === 0x8a && answered[i + 1] === 0x81).length
    expect(pongs).toBeWithin(1, 1_000)
  })

  it('hands on nothing while it is paused, and all of it afterwards', async () => {
    await using service = await openService(agreed('\r\n'))
    const { socket } = await service.open()
    const { events, messages, closed, spoke } = listening()
    socket?.listen({
      ...events,
      onMessage(message) {
        socket.pause()
        events.onMessage(message)
      },
    })
    service.peer().end(Buffer.from('\x81\x01a\x81\x01b\x88\x02\x0f\xa1', 'latin1'))
    await spoke
    await new Promise((resolve) => setImmediate(resolve))
    expect(messages).toEqual(['a'])
    socket?.resume()
    await eventually(() => messages.length === 2)
    socket?.resume()
    expect(await closed).toEqual([4001, ''])
    expect(messages).toEqual(['a', 'b'])
  })

  it('is broken by what breaks the protocol, without a word of it handed on', async () => {
    await using service = await openService(agreed('\r\n\x81\x01a\xc1\x01b\x81\x01c'))
    const { socket } = await service.open()
    const { events, closed, messages } = listening()
    socket?.listen(events)
    expect(await closed).toEqual([1006, ''])
    expect(messages).toEqual(['a'])
  })

  it('takes a subprotocol that was offered', async () => {
    await using service = await openService(agreed('Sec-WebSocket-Protocol: v2\r\n\r\n'), ['v1', 'v2'])
    expect((await service.open()).socket?.protocol).toBe('v2')
  })

  it.each([
    ['of another key', () => agreed('\r\n')('AAAAAAAAAAAAAAAAAAAAAAAAAAA=')],
    ['to another protocol', (accept: string) => agreed('\r\n')(accept).replace('websocket', 'h2c')],
    ['without Connection', (accept: string) => agreed('\r\n')(accept).replace('Connection: Upgrade\r\n', '')],
    ['with an extension', agreed('Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n')],
    ['with a subprotocol nobody offered', agreed('Sec-WebSocket-Protocol: v3\r\n\r\n')],
  ])('is not made by a 101 %s', async (_name, answer) => {
    await using service = await openService(answer, ['v1'])
    await expect(service.open()).rejects.toMatchObject({ stage: 'syntax' })
    expect(service.client.sockets().open).toBe(0)
    expect(service.client.inFlight()).toBe(0)
  })

  it('hands on a refusal as any answer and keeps its connection', async () => {
    await using service = await openService(() => 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno')
    expect(await service.open()).toMatchObject({ status: 403, content: Buffer.from('no') })
    expect(service.client.sockets()).toEqual({ open: 1, idle: 1 })
  })
})
