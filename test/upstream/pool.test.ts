import { afterEach, describe, expect, it } from 'bun:test'
import { type ClientOptions, createClient } from '../../src/upstream/client.ts'
import { contentOf, failureOf, outbound } from './outbound.ts'
import { always, OK, type OnOctets, type RawConnection, startRawService } from './raw-service.ts'
import { until } from './until.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (
  onOctets: OnOctets,
  options: Partial<ClientOptions> = {},
  onConnection?: (connection: RawConnection) => void,
) => {
  const service = await startRawService(onOctets, onConnection)
  const client = createClient({ origin: service.origin, ...options })
  stops.push(service.stop, () => void client.close())
  const get = async (): Promise<string> => contentOf(await client.send(outbound()))
  return { service, client, get }
}

describe('pool', () => {
  it('uses one connection for requests that follow each other', async () => {
    const { service, client, get } = await start(always(OK))
    for (let i = 0; i < 5; i++) expect(await get()).toBe('ok')
    expect(service.connections.map(({ requests }) => requests)).toEqual([5])
    expect(client.sockets()).toEqual({ open: 1, idle: 1 })
  })

  it('opens one per request in flight and uses the youngest free one first', async () => {
    const held: RawConnection[] = []
    const { service, client } = await start((connection) => held.push(connection))
    const both = [client.send(outbound()), client.send(outbound())]
    await until(() => held.length === 2)
    expect(client.inFlight()).toBe(2)
    const [first, second] = held
    first?.socket.write(OK)
    await Promise.race(both)
    second?.socket.write(OK)
    await Promise.all(both)
    expect(client.sockets()).toEqual({ open: 2, idle: 2 })

    const third = client.send(outbound())
    await until(() => held.length === 3)
    expect(held[2]).toBe(second as RawConnection)
    second?.socket.write(OK)
    await third
    expect(service.connections).toHaveLength(2)
  })

  it('announces the last request of a connection and closes it', async () => {
    const { service, get } = await start(always(OK), { maxRequestsPerConnection: 2 })
    for (let i = 0; i < 4; i++) await get()
    expect(service.connections.map(({ requests }) => requests)).toEqual([2, 2])
    expect(service.connections[0]?.received.match(/Connection: close/g)).toHaveLength(1)
    await until(() => service.connections.every(({ closed }) => closed))
  })

  it('lets requests beyond maxConnections wait their turn', async () => {
    const { service, client } = await start(always(OK), { maxConnections: 2 })
    const responses = await Promise.all(Array.from({ length: 20 }, () => client.send(outbound())))
    expect(responses.every(({ status }) => status === 200)).toBe(true)
    expect(service.connections).toHaveLength(2)
    expect(client.inFlight()).toBe(0)
  })

  // Else as many readers of event streams as there may be connections would close a service to everybody.
  it('lets nobody wait behind event streams', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'
    const { client, service } = await start(
      ({ socket }, octets) => {
        socket.write(octets.includes('/events') ? head : OK)
      },
      { maxConnections: 2 },
    )
    const events = () => client.send(outbound({ target: '/events' }))
    const streams = [await events(), await events(), await events()]
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.send(outbound())))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(service.connections.length).toBeLessThanOrEqual(5)
    for (const { content } of streams) if (content instanceof ReadableStream) await content.cancel()
    await until(() => client.sockets().open <= 2 && client.inFlight() === 0)
    await Promise.all(Array.from({ length: 6 }, () => client.send(outbound())))
    expect(client.sockets().open).toBeLessThanOrEqual(2)
  })

  it('gives no connection of an event stream that ended to others', async () => {
    const ended = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'
    const { client, service } = await start(({ socket }, octets) => {
      socket.write(octets.includes('/events') ? ended : OK)
      if (octets.includes('/events')) setImmediate(() => socket.write('0\r\n\r\n'))
    })
    const { content } = await client.send(outbound({ target: '/events' }))
    expect(await new Response(content as ReadableStream<Uint8Array>).text()).toBe('')
    await until(() => service.connections[0]?.closed === true)
    expect(client.sockets()).toEqual({ open: 0, idle: 0 })
  })

  it('serves those who wait also when the connection before them breaks', async () => {
    let seen = 0
    const { client } = await start(({ socket }) => (++seen === 1 ? socket.destroy() : socket.write(OK)), {
      maxConnections: 1,
    })
    const outcomes = await Promise.all([
      failureOf(client.send(outbound())),
      failureOf(client.send(outbound())),
    ])
    expect(outcomes).toEqual(['head/perhaps', 'none'])
  })

  it('never uses a connection that has been idle for idleMs', async () => {
    const { service, client, get } = await start(always(OK), { idleMs: 0 })
    await get()
    await get()
    expect(service.connections).toHaveLength(2)
    await until(() => client.sockets().open === 0)
  })

  it('drops a connection at once when the service closes it while idle', async () => {
    const { service, client, get } = await start(always(OK))
    await get()
    service.connections[0]?.socket.end()
    await until(() => client.sockets().open === 0)
    expect(await get()).toBe('ok')
    expect(service.connections).toHaveLength(2)
  })

  it('closes a connection after a response that says so, or that ends with it', async () => {
    for (const head of [
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok',
      'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok',
    ]) {
      const { client, get } = await start(always(head))
      expect(await get()).toBe('ok')
      expect(client.sockets()).toEqual({ open: 0, idle: 0 })
    }
  })

  it('does not take octets behind a response for the answer to the next request', async () => {
    const forged = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged'
    let seen = 0
    const { service, client, get } = await start(({ socket }) =>
      socket.write(seen++ === 0 ? OK + forged : OK),
    )
    expect(await get()).toBe('ok')
    expect(client.sockets()).toEqual({ open: 0, idle: 0 })
    expect(await get()).toBe('ok')
    expect(service.connections).toHaveLength(2)
  })

  it('destroys a connection on which the service speaks unasked', async () => {
    const { service, client, get } = await start(always(OK))
    await get()
    service.connections[0]?.socket.write('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n')
    await until(() => client.sockets().open === 0)
    expect(await get()).toBe('ok')
  })

  it('never sends a request a second time when a reused connection dies', async () => {
    const { service, client, get } = await start((connection) =>
      connection.requests === 1 ? connection.socket.write(OK) : connection.socket.destroy(),
    )
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) {
      await get()
      expect(await failureOf(client.send(outbound({ method })))).toBe('head/perhaps')
    }
    expect(service.connections.map(({ requests }) => requests)).toEqual([2, 2, 2, 2])
  })

  it('fails what is in flight or waiting when it is closed, and everything after', async () => {
    const { service, client } = await start(() => {}, { maxConnections: 1 })
    const outcomes = [failureOf(client.send(outbound())), failureOf(client.send(outbound()))]
    await until(() => service.connections[0]?.requests === 1)
    await client.close()
    expect(await Promise.all(outcomes)).toEqual(['abort/perhaps', 'abort/never'])
    expect(await failureOf(client.send(outbound()))).toBe('abort/never')
    expect(client.inFlight()).toBe(0)
    await until(() => service.connections[0]?.closed === true)
  })
})
