// What Bun's fetch gets wrong for a gateway (gateway-anchors B1-B12) and our client must get right.
import { afterEach, describe, expect, it } from 'bun:test'
import { gzipSync } from 'node:zlib'
import { createClient } from '../../src/upstream/client.ts'
import { DEFAULT_LIMITS } from '../../src/upstream/limits.ts'
import { contentOf, failureOf, outbound } from './outbound.ts'
import { always, OK, type OnOctets, startRawService } from './raw-service.ts'
import { until } from './until.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const start = async (onOctets: OnOctets, maxConnections = 512) => {
  const service = await startRawService(onOctets)
  const client = createClient({ origin: service.origin, maxConnections })
  stops.push(service.stop, () => void client.close())
  return { service, client }
}

const UVICORN_KEEP_ALIVE_MS = 5_000

describe('where fetch fails', () => {
  it('B1: 400 requests hung at one service do not keep another from answering', async () => {
    const hung = await start(() => {})
    const healthy = await start(always(OK))
    const outcomes = Array.from({ length: 400 }, () => failureOf(hung.client.send(outbound())))
    await until(() => hung.service.connections.length === 400)
    expect(await contentOf(await healthy.client.send(outbound()))).toBe('ok')
    await hung.client.close()
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['abort/perhaps']))
  })

  it('B2: a request on a stale connection is seen once by the service, whatever its method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) {
      const { service, client } = await start((connection) =>
        connection.requests === 1 ? connection.socket.write(OK) : connection.socket.resetAndDestroy(),
      )
      await client.send(outbound())
      expect(await failureOf(client.send(outbound({ method })))).toBe('head/perhaps')
      expect(service.connections.map(({ requests }) => requests)).toEqual([2])
    }
  })

  it('B3: a pooled connection that went dead in silence costs one short wait and is not used again', async () => {
    const service = await startRawService((connection) => {
      if (connection.requests === 1) connection.socket.write(OK)
    })
    const client = createClient({ origin: service.origin, headersTimeoutMs: 50 })
    stops.push(service.stop, () => void client.close())
    await client.send(outbound())
    expect(await failureOf(client.send(outbound()))).toBe('head/perhaps!')
    expect(await contentOf(await client.send(outbound()))).toBe('ok')
    expect(service.connections).toHaveLength(2)
  })

  it('B4: compressed content passes byte for byte, with its length', async () => {
    const zipped = gzipSync('a record '.repeat(100))
    const { client } = await start(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${zipped.length}\r\n\r\n`)
      socket.write(zipped)
    })
    const { content, fields } = await client.send(outbound())
    expect(content).toEqual(new Uint8Array(zipped))
    expect(fields).toEqual(['Content-Encoding', 'gzip', 'Content-Length', String(zipped.length)])
  })

  it('B5: fields are neither joined nor renamed nor dropped', async () => {
    const fields = ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Connection', 'X-Internal', 'X_User_Id', '']
    const lines = fields.map((part, i) => (i % 2 === 0 ? `${part}:` : `${part}\r\n`)).join('')
    const { client } = await start(always(`HTTP/1.1 204 x\r\n${lines}\r\n`))
    expect((await client.send(outbound())).fields).toEqual(fields)
  })

  it('B8: a request whose client left a Bun server is closed at the service', async () => {
    const { service, client } = await start(() => {})
    const gateway = Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: async (request) => {
        const outcome = await failureOf(client.send(outbound({ signal: () => request.signal })))
        return new Response(outcome)
      },
    })
    stops.push(() => void gateway.stop(true))
    const leaving = new AbortController()
    const request = fetch(gateway.url, { signal: leaving.signal }).catch(() => 'left')
    await until(() => service.connections[0]?.requests === 1)
    leaving.abort()
    expect(await request).toBe('left')
    await until(() => service.connections[0]?.closed === true)
    expect(client.inFlight()).toBe(0)
  })

  it('B9: failures say whether the service can have seen the request', async () => {
    const { service, client } = await start(({ socket }) => socket.resetAndDestroy())
    expect(await failureOf(client.send(outbound()))).toBe('head/perhaps')
    service.stop()
    expect(await failureOf(client.send(outbound()))).toBe('connect/never')
  })

  it('B12: a connection grows old before uvicorn closes it', () => {
    expect(DEFAULT_LIMITS.idleMs).toBeLessThan(UVICORN_KEEP_ALIVE_MS)
  })
})
