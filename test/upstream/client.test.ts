import { afterEach, describe, expect, it } from 'bun:test'
import type { OutboundRequest } from '../../src/http/message.ts'
import { type Client, type ClientOptions, createClient } from '../../src/upstream/client.ts'
import { contentOf, failureOf, outbound, streamOf } from './outbound.ts'
import {
  always,
  OK,
  type OnOctets,
  type RawConnection,
  type RawService,
  startRawService,
} from './raw-service.ts'
import { until } from './until.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (
  onOctets: OnOctets,
  options: Partial<ClientOptions> = {},
  onConnection?: (connection: RawConnection) => void,
): Promise<{ service: RawService; client: Client; send: Client['send'] }> => {
  const service = await startRawService(onOctets, onConnection)
  const client = createClient({ origin: service.origin, ...options })
  stops.push(service.stop, () => void client.close())
  return { service, client, send: client.send }
}

const silent: OnOctets = () => {}

describe('request framing', () => {
  const wireOf = async (parts: Partial<OutboundRequest>): Promise<string> => {
    const { service, send } = await start(({ socket, received }) => {
      const isComplete = received.includes('Content-Length: 5')
        ? received.endsWith('hello')
        : received.endsWith('\r\n\r\n') && (!received.includes('chunked') || received.endsWith('0\r\n\r\n'))
      if (isComplete) socket.write(OK)
    })
    expect(await contentOf(await send(outbound(parts)))).toBe('ok')
    return (service.connections[0]?.received ?? '').replace(service.origin.host, 'HOST')
  }

  it('writes the head as given, with Host first and no Connection', async () => {
    expect(await wireOf({ target: '/a?b=%20', fields: ['Accept', '*/*', 'X-Name', 'Jos\xe9'] })).toBe(
      'GET /a?b=%20 HTTP/1.1\r\nHost: HOST\r\nAccept: */*\r\nX-Name: Jos\xe9\r\n\r\n',
    )
  })

  it('says that a POST has no content, but not that a GET or a DELETE has none', async () => {
    expect(await wireOf({ method: 'POST' })).toContain('Content-Length: 0\r\n')
    expect(await wireOf({ method: 'DELETE' })).not.toContain('Content-Length')
  })

  it('gives complete content its length', async () => {
    expect(await wireOf({ method: 'PUT', content: Buffer.from('hello') })).toEndWith(
      'Content-Length: 5\r\n\r\nhello',
    )
  })

  it('keeps the declared length of a stream', async () => {
    const wire = await wireOf({ method: 'POST', content: streamOf('he', '', 'llo'), contentLength: 5 })
    expect(wire).toEndWith('Content-Length: 5\r\n\r\nhello')
  })

  it('sends a stream of unknown length in chunks, never an empty one before the end', async () => {
    const wire = await wireOf({ method: 'POST', content: streamOf('hello', '', 'x'.repeat(17)) })
    expect(wire).toEndWith(
      `Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n11\r\n${'x'.repeat(17)}\r\n0\r\n\r\n`,
    )
  })

  it('refuses what could break out of its place, and sends nothing', async () => {
    const { service, send } = await start(always(OK))
    const refused: Partial<OutboundRequest>[] = [
      { method: 'GET /x HTTP/1.1\r\nA:' },
      { method: '' },
      { target: '/a b' },
      { target: '/\r\nX: y' },
      { target: '/\u010a' },
      { target: 'http://elsewhere/' },
      { fields: ['A\r\nB', 'c'] },
      { fields: ['A ', 'c'] },
      { fields: ['', 'c'] },
      { fields: ['A', 'b\r\nC: d'] },
      { fields: ['A', 'b\nC: d'] },
      { fields: ['A', 'b\0'] },
      { fields: ['A', 'b\u010ac'] }, // its low octet is LF
      { fields: ['host', 'elsewhere'] },
      { fields: ['Connection', 'close'] },
      { fields: ['content-length', '0'] },
      { fields: ['Transfer-encoding', 'chunked'] },
      { content: streamOf('x'), contentLength: -1 },
    ]
    for (const parts of refused) expect(await failureOf(send(outbound(parts)))).toBe('write/never')
    expect(service.connections).toHaveLength(0)
  })
})

describe('response content', () => {
  it('is delivered complete when its length is known and small, even if it arrives in parts', async () => {
    const { send } = await start(({ socket }) => {
      socket.write('HTTP/1.1 200 Fine\r\nContent-Length: 65536\r\nX-A: b\r\n\r\nabc')
      setTimeout(() => socket.write('x'.repeat(65_533)), 5)
    })
    const response = await send(outbound())
    expect(response).toMatchObject({
      status: 200,
      reason: 'Fine',
      fields: ['Content-Length', '65536', 'X-A', 'b'],
    })
    expect(response.content).toBeInstanceOf(Uint8Array)
    expect((await contentOf(response)).length).toBe(65_536)
  })

  it('is delivered complete when all chunks arrived with the head', async () => {
    const { send } = await start(
      always('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n'),
    )
    const { content } = await send(outbound())
    expect(content).toEqual(new Uint8Array(Buffer.from('abc')))
  })

  it('is null when there is none', async () => {
    for (const head of [
      '204 No Content\r\n',
      '304 Not Modified\r\nContent-Length: 7\r\n',
      '200 OK\r\nContent-Length: 0\r\n',
    ]) {
      const { send } = await start(always(`HTTP/1.1 ${head}\r\n`))
      expect((await send(outbound())).content).toBeNull()
    }
    const { send } = await start(always('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n'))
    expect((await send(outbound({ method: 'HEAD' }))).content).toBeNull()
  })

  it('streams when it is large, unknown in length, or not finished', async () => {
    const large = 'x'.repeat(4_000_000)
    const { send } = await start(
      ({ socket, received }) => {
        if (received.startsWith('GET /large'))
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 4000000\r\n\r\n${large}`)
        else if (received.startsWith('GET /chunks')) {
          socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n')
          setTimeout(() => socket.write('1\r\nc\r\n0\r\n\r\n'), 5)
        } else socket.end('HTTP/1.1 200 OK\r\n\r\nto the end')
      },
      { maxRequestsPerConnection: 1 },
    )
    const contents = { '/large': large, '/chunks': 'abc', '/close': 'to the end' }
    for (const [target, expected] of Object.entries(contents))
      expect(await contentOf(await send(outbound({ target })))).toBe(expected)
    expect((await send(outbound({ target: '/large' }))).content).toBeInstanceOf(ReadableStream)
  })

  it('never ends well when it was cut', async () => {
    const cut = [
      'Content-Length: 100000\r\n\r\nabc',
      'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
      'Transfer-Encoding: chunked\r\n\r\n5\r\nabc',
    ]
    for (const rest of cut) {
      const { client, send } = await start(({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`))
      expect(await failureOf(send(outbound()).then(contentOf))).toBe('content/perhaps')
      expect(client.inFlight()).toBe(0)
    }
    const { send } = await start(({ socket }) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc'),
    )
    expect(await failureOf(send(outbound()))).toBe('content/perhaps')
  })

  it('that breaks the chunked coding after the head fails the stream', async () => {
    const { send } = await start(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n')
      setTimeout(() => socket.write('nonsense\r\n'), 5)
    })
    expect(await failureOf(send(outbound()).then(contentOf))).toBe('syntax/perhaps')
  })

  it('whose reader gives up closes the connection', async () => {
    const { service, client, send } = await start(({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc'),
    )
    const { content } = await send(outbound())
    expect(client.inFlight()).toBe(1)
    if (content instanceof ReadableStream) await content.cancel()
    await until(() => service.connections[0]?.closed === true)
    expect(client.inFlight()).toBe(0)
    expect(client.sockets()).toEqual({ open: 0, idle: 0 })
  })
})

describe('streamed request content', () => {
  it('stops when the answer comes early, and its connection is not used again', async () => {
    const { service, client, send } = await start(({ socket, requests, received }) => {
      if (requests === 1 && received.includes('first'))
        socket.write('HTTP/1.1 413 x\r\nContent-Length: 2\r\n\r\nno')
    })
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('first')),
      cancel: () => {
        cancelled = true
      },
    })
    const response = await send(outbound({ method: 'POST', content: endless }))
    expect(response.status).toBe(413)
    expect(await contentOf(response)).toBe('no')
    await until(() => cancelled && service.connections[0]?.closed === true)
    expect(client.sockets()).toEqual({ open: 0, idle: 0 })
  })

  it('goes on behind the head of an answer that is made of it', async () => {
    const { client, send } = await start(({ socket, received }, octets) => {
      if (octets.includes('first')) socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      if (received.endsWith('0\r\n\r\n')) socket.write('4\r\ndone\r\n0\r\n\r\n')
    })
    let more: ReadableStreamDefaultController<Uint8Array> | undefined
    const content = new ReadableStream<Uint8Array>({
      start(controller) {
        more = controller
        controller.enqueue(Buffer.from('first'))
      },
    })
    const response = await send(outbound({ method: 'POST', content }))
    more?.enqueue(Buffer.from('second'))
    more?.close()
    expect(await contentOf(response)).toBe('done')
    await until(() => client.sockets().idle === 1)
  })

  it('that the service no longer takes behind the head of its answer is given up', async () => {
    const { send } = await start(
      ({ socket }, octets) => {
        if (!octets.includes('first')) return
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        socket.pause()
      },
      { contentIdleTimeoutMs: 400 },
    )
    let sent = 0
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        controller.enqueue(sent++ === 0 ? Buffer.from('first') : new Uint8Array(256 * 1024)),
    })
    const response = await send(outbound({ method: 'POST', content }))
    expect(await contentOf(response).catch((cause: unknown) => cause)).toMatchObject({ timedOut: true })
  })

  it('that is refused early gives the rest of the refusal its time', async () => {
    const { send } = await start(
      ({ socket, requests }) => {
        if (requests === 1) socket.write('HTTP/1.1 413 x\r\nContent-Length: 2\r\n\r\nn')
      },
      { contentIdleTimeoutMs: 60 },
    )
    const endless = new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(Buffer.from('first')) })
    expect(await failureOf(send(outbound({ method: 'POST', content: endless })))).toBe('content/perhaps!')
  })

  it('that breaks behind the head of an answer breaks the answer', async () => {
    const { service, send } = await start(({ socket }, octets) => {
      if (octets.includes('first')) socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    })
    let more: ReadableStreamDefaultController<Uint8Array> | undefined
    const content = new ReadableStream<Uint8Array>({
      start(controller) {
        more = controller
        controller.enqueue(Buffer.from('first'))
      },
    })
    const response = await send(outbound({ method: 'POST', content }))
    more?.error(new Error('upload broke'))
    expect(await contentOf(response).catch((cause: unknown) => cause)).toMatchObject({ stage: 'abort' })
    await until(() => service.connections[0]?.closed === true)
  })

  it('that fails or lies about its length aborts the request', async () => {
    const { service, send } = await start(silent)
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('upload broke')),
    })
    const post = (content: ReadableStream<Uint8Array>, contentLength: number | null) =>
      failureOf(send(outbound({ method: 'POST', content, contentLength })))
    expect(await post(failing, null)).toBe('abort/perhaps')
    expect(await post(streamOf('too', 'long'), 5)).toBe('abort/perhaps')
    expect(await post(streamOf('few'), 5)).toBe('abort/perhaps')
    await until(() => service.connections.every(({ closed }) => closed))
  })

  it('that the service does not take for too long is given up', async () => {
    const { send } = await start(silent, { contentIdleTimeoutMs: 60 }, ({ socket }) => socket.pause())
    const content = new ReadableStream<Uint8Array>({ pull: (c) => c.enqueue(new Uint8Array(256 * 1024)) })
    expect(await failureOf(send(outbound({ method: 'POST', content })))).toBe('write/perhaps!')
  })
})

describe('ping', () => {
  it('asks /health and resolves to a latency', async () => {
    const { service, client } = await start(always(OK))
    expect(await client.ping()).toBeGreaterThan(0)
    expect(service.connections[0]?.received).toStartWith('GET /health HTTP/1.1\r\n')
  })

  it('rejects when the service says it is broken or says nothing', async () => {
    const broken = await start(always('HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n'))
    expect(await failureOf(broken.client.ping())).toBe('head/perhaps')
    const mute = await start(silent)
    expect(await failureOf(mute.client.ping('/health', 30))).toBe('deadline/perhaps!')
  })
})
