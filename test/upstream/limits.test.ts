import { afterEach, describe, expect, it } from 'bun:test'
import { Socket } from 'node:net'
import { type ClientOptions, createClient } from '../../src/upstream/client.ts'
import { contentOf, failureOf, outbound } from './outbound.ts'
import { poolOf } from './pool-of.ts'
import { OK, type OnOctets, startRawService } from './raw-service.ts'
import { until } from './until.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (onOctets: OnOctets, options: Partial<ClientOptions> = {}) => {
  const service = await startRawService(onOctets)
  const client = createClient({ origin: service.origin, ...options })
  stops.push(service.stop, () => void client.close())
  return { service, client }
}

const soon = (): number => performance.now() + 30
const HEAD_ONLY = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'
const STREAM_START = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'

/** A pool whose connections never get through. */
const blackhole = () => poolOf(() => new Socket())

describe('connecting', () => {
  it('fails as never sent when refused', async () => {
    const { service, client } = await start(() => {})
    service.stop()
    expect(await failureOf(client.send(outbound()))).toBe('connect/never')
    expect(client.sockets()).toEqual({ open: 0, idle: 0 })
  })

  it('fails as never sent when the name does not resolve', async () => {
    const client = createClient({ origin: new URL('http://nowhere.invalid') })
    expect(await failureOf(client.send(outbound()))).toBe('resolve/never')
  })

  it('has its own limit of time', async () => {
    const { pool, send } = blackhole()
    const failure = failureOf(send())
    pool.sweep(performance.now() + 900)
    expect(pool.sockets.open).toBe(1)
    pool.sweep(performance.now() + 1_001)
    expect(await failure).toBe('connect/never!')
    expect(pool.sockets.open).toBe(0)
  })

  it('is given up at the deadline, in the queue too', async () => {
    const { pool, send } = blackhole()
    const failures = [failureOf(send()), failureOf(send({ deadline: performance.now() + 500 }))]
    pool.sweep(performance.now() + 501)
    expect(await failures[1]).toBe('deadline/never!')
    pool.close()
    await failures[0]
  })
})

describe('limits of time', () => {
  it('end the wait for a head', async () => {
    const { service, client } = await start(() => {}, { headersTimeoutMs: 30 })
    expect(await failureOf(client.send(outbound()))).toBe('head/perhaps!')
    await until(() => service.connections[0]?.closed === true)
  })

  it('end the wait for the rest of small content', async () => {
    const { client } = await start(({ socket }) => socket.write(HEAD_ONLY), { contentIdleTimeoutMs: 30 })
    expect(await failureOf(client.send(outbound()))).toBe('content/perhaps!')
  })

  it('end a stream that has fallen silent', async () => {
    const { client } = await start(({ socket }) => socket.write(STREAM_START), { contentIdleTimeoutMs: 30 })
    expect(await failureOf(client.send(outbound()).then(contentOf))).toBe('content/perhaps!')
  })

  it('leave an event stream alone', async () => {
    const { client } = await start(
      ({ socket }) => {
        socket.write(STREAM_START.replace('\r\n', '\r\nContent-Type: Text/Event-Stream; charset=utf-8\r\n'))
        setTimeout(() => socket.write('1\r\nd\r\n0\r\n\r\n'), 250)
      },
      { contentIdleTimeoutMs: 30 },
    )
    expect(await contentOf(await client.send(outbound()))).toBe('abcd')
  })

  it('do not count the slowness of the reader as silence of the service', async () => {
    const content = 'x'.repeat(8 * 1024 * 1024)
    const { client } = await start(
      ({ socket }) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${content.length}\r\n\r\n${content}`),
      { contentIdleTimeoutMs: 60 },
    )
    const response = await client.send(outbound())
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect((await contentOf(response)).length).toBe(content.length)
  })
})

describe('the deadline', () => {
  it('ends a request that has not started', async () => {
    const { service, client } = await start(() => {})
    expect(await failureOf(client.send(outbound({ deadline: performance.now() - 1 })))).toBe(
      'deadline/never!',
    )
    expect(service.connections).toHaveLength(0)
  })

  it('ends the wait for the head and for small content', async () => {
    const mute = await start(() => {})
    expect(await failureOf(mute.client.send(outbound({ deadline: soon() })))).toBe('deadline/perhaps!')
    const slow = await start(({ socket }) => socket.write(HEAD_ONLY))
    expect(await failureOf(slow.client.send(outbound({ deadline: soon() })))).toBe('deadline/perhaps!')
  })

  it('does not cut a stream that was handed over', async () => {
    const { client } = await start(({ socket }) => {
      socket.write(STREAM_START)
      setTimeout(() => socket.write('0\r\n\r\n'), 250)
    })
    const response = await client.send(outbound({ deadline: performance.now() + 150 }))
    expect(await contentOf(response)).toBe('abc')
  })
})

describe('a requesting side that leaves', () => {
  const abortDuring = async (onOctets: OnOctets, parts = {}): Promise<string> => {
    const { service, client } = await start(onOctets)
    const leaving = new AbortController()
    const outcome = failureOf(
      client.send(outbound({ signal: () => leaving.signal, ...parts })).then(contentOf),
    )
    await until(() => (service.connections[0]?.received ?? '') !== '')
    leaving.abort()
    const failure = await outcome
    await until(() => service.connections[0]?.closed === true)
    expect(client.inFlight()).toBe(0)
    return failure
  }

  it('before anything was sent leaves no trace', async () => {
    const { service, client } = await start(() => {})
    expect(await failureOf(client.send(outbound({ signal: () => AbortSignal.abort() })))).toBe('abort/never')
    expect(service.connections).toHaveLength(0)
  })

  it('during connect and in the queue is never sent', async () => {
    const { pool, send } = blackhole()
    const leaving = new AbortController()
    const outcomes = [
      failureOf(send({ signal: () => leaving.signal })),
      failureOf(send({ signal: () => leaving.signal })),
    ]
    leaving.abort()
    pool.sweep(performance.now())
    expect(await Promise.all(outcomes)).toEqual(['abort/never', 'abort/never'])
    expect(pool.sockets.open).toBe(0)
  })

  it('during an upload closes the connection', async () => {
    const content = new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(Buffer.from('part')) })
    expect(await abortDuring(() => {}, { method: 'POST', content })).toBe('abort/perhaps')
  })

  it('while the head is awaited closes the connection', async () => {
    expect(await abortDuring(() => {})).toBe('abort/perhaps')
  })

  it('inside small content closes the connection', async () => {
    expect(await abortDuring(({ socket }) => socket.write(HEAD_ONLY))).toBe('abort/perhaps')
  })

  it('inside a stream closes the connection', async () => {
    expect(await abortDuring(({ socket }) => socket.write(STREAM_START))).toBe('abort/perhaps')
  })

  it('after the response leaves the connection to others', async () => {
    const { client } = await start(({ socket }) => socket.write(OK))
    const leaving = new AbortController()
    await client.send(outbound({ signal: () => leaving.signal }))
    leaving.abort()
    await client.send(outbound())
    expect(client.sockets()).toEqual({ open: 1, idle: 1 })
  })
})
