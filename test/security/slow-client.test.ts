// ASVS 13.1; platform facts 4 and 15: what a slow, stalled or greedy client holds is taken from it.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { connect, type Socket } from 'node:net'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import type { Clock } from '../../src/policies/clock.ts'
import { readJson } from '../../src/services/json-content.ts'
import { exchangeOf } from '../../src/telemetry/exchange.ts'
import { openStage } from '../proxy/stage.ts'
import { eventually } from '../support/eventually.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { createGuardedApp, serveApp } from '../support/guarded-app.ts'

/** A minute passes in a second, so that limits of a minute can be waited for. */
const HASTE = 60
const hasty: Clock = {
  now: () => performance.now() * HASTE,
  wallMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs / HASTE)
    return () => clearTimeout(timer)
  },
}

interface RawClient {
  readonly socket: Socket
  received(): string
  readonly closed: Promise<void>
}

const open = (port: number, octets = ''): RawClient => {
  let received = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(octets, 'latin1'))
  socket.on('data', (data) => {
    received += data.toString('latin1')
  })
  socket.on('error', () => undefined)
  return {
    socket,
    received: () => received,
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
  }
}

/** Sends `octet` again and again until the other side has enough. */
const drip = async ({ socket, closed }: RawClient, octet: string, everyMs: number): Promise<void> => {
  const timer = setInterval(() => socket.write(octet), everyMs)
  await closed
  clearInterval(timer)
}

const POST = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n'

describe('a slow client', () => {
  let gateway: StartedGateway
  beforeAll(async () => {
    gateway = await startGateway({ env: { LOG_LEVEL: 'silent' } })
  }, 60_000)
  afterAll(() => gateway.close())

  it.concurrent('that never ends its headers is cut, however steadily it sends', async () => {
    const client = open(Number(gateway.url.port), 'GET /health HTTP/1.1\r\nHost: localhost\r\nX: ')
    await drip(client, 'y', 500)
    expect(client.received()).toBe('')
  }, 30_000)

  it.concurrent('that says nothing at all is cut', async () => {
    await open(Number(gateway.url.port)).closed
  }, 30_000)
})

describe('a client that sends its content', () => {
  it('below the minimum rate gets 408, and the service is never asked', async () => {
    await using stage = await openStage((_, response) => void response.end('ok'), {
      options: { clock: hasty },
    })
    const client = open(stage.port, POST)
    const dripping = drip(client, 'x', 20)
    await eventually(() => client.received().includes('408'))
    client.socket.destroy()
    await dripping
    expect(stage.seen).toEqual([])
  }, 30_000)

  it('and stalls gets 408, and the service is never asked', async () => {
    await using stage = await openStage((_, response) => void response.end('ok'), {
      options: { clock: hasty },
    })
    const client = open(stage.port, `${POST}some of it`)
    await eventually(() => client.received().includes('408'))
    client.socket.destroy()
    expect(stage.seen).toEqual([])
  }, 30_000)

  it('in an upload that stalls is cut together with the request to the service', async () => {
    let broken = 0
    await using stage = await openStage(
      (request) => {
        request.resume()
        request.on('close', () => {
          broken += request.complete ? 0 : 1
        })
        request.on('error', () => undefined)
      },
      { options: { clock: hasty } },
    )
    const head = POST.replace('60000', '1000000')
    const client = open(stage.port, head + 'x'.repeat(100_000))
    await eventually(() => broken === 1)
    client.socket.destroy()
    expect(stage.service.state().inFlight).toBe(0)
  }, 30_000)
})

describe('a client that sends what the gateway itself reads', () => {
  it.each([
    ['Content-Length: 60', '{"email":"'],
    ['Transfer-Encoding: chunked', 'a\r\n{"email":"'],
  ])(
    'and stalls gets 408, and its connection ends: %s',
    async (framing, part) => {
      const app = createGuardedApp((guard) =>
        new Elysia()
          .use(guard)
          .post('/login', async ({ request }) => Response.json(await readJson(request, hasty)), {
            ...ruled({ summary: '', access: 'public' }),
            parse: 'none',
          }),
      )
      await using server = serveApp(app)
      const client = open(
        Number(new URL(server.origin).port),
        `POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${framing}\r\n\r\n${part}`,
      )
      await client.closed
      expect(client.received()).toStartWith('HTTP/1.1 408 ')
    },
    30_000,
  )
})

describe('a client whose content nobody reads', () => {
  it.each([
    ['is refused and sends on', 'POST /nowhere', 404, 'Content-Length: 60000'],
    ['is refused and sends chunks on', 'POST /nowhere', 404, 'Transfer-Encoding: chunked'],
    ['sends content that GET does not have', 'GET /here', 200, 'Content-Length: 60000'],
  ])('is told that its connection ends, and it does: %s', async (_, line, status, framing) => {
    const app = createGuardedApp((guard) =>
      new Elysia()
        .use(guard)
        .get('/here', () => new Response('read'), ruled({ summary: '', access: 'public' })),
    )
    await using server = serveApp(app)
    const client = open(
      Number(new URL(server.origin).port),
      `${line} HTTP/1.1\r\nHost: localhost\r\n${framing}\r\n\r\n`,
    )
    await client.closed
    expect(client.received()).toStartWith(`HTTP/1.1 ${status} `)
    expect(client.received().toLowerCase()).toContain('\r\nconnection: close\r\n')
  })

  it('goes on over its connection when all it sent was read', async () => {
    const app = createGuardedApp((guard) =>
      new Elysia().use(guard).post('/echo', async ({ request }) => new Response(await request.text()), {
        ...ruled({ summary: '', access: 'public' }),
        parse: 'none',
      }),
    )
    await using server = serveApp(app)
    const post = 'POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n'
    const client = open(Number(new URL(server.origin).port), `${post}first`)
    await eventually(() => client.received().includes('first'))
    client.socket.write(`${post}other`)
    await eventually(() => client.received().includes('other'))
    expect(client.received().toLowerCase()).not.toContain('connection: close')
    client.socket.destroy()
  })
})

describe('a client that reads too slowly', () => {
  it('is cut, and the service is let go', async () => {
    let let_go = 0
    await using stage = await openStage(
      (_, response) => {
        const more = (): void => {
          while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return
        }
        response.on('drain', more)
        response.on('close', () => {
          let_go += 1
        })
        more()
      },
      { options: { clock: hasty } },
    )
    const client = open(stage.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    client.socket.pause()
    await eventually(() => let_go === 1)
    await eventually(() => stage.service.state().inFlight === 0)
    client.socket.destroy()
  }, 30_000)
})

describe('a client that wants everything', () => {
  it('gets its share of requests under way and 429 beyond; other addresses get theirs', async () => {
    const waiting: (() => void)[] = []
    const app = createGuardedApp(
      (guard) =>
        new Elysia()
          .use(guard)
          .get('/health', () => new Response('alive'), ruled({ summary: '', access: 'public' }))
          .get(
            '/slow',
            () => new Promise<Response>((resolve) => waiting.push(() => resolve(new Response('done')))),
            ruled({ summary: '', access: 'public' }),
          ),
      { inFlightPerAddress: 3, peer: '10.0.0.1', trustedProxies: ['10.0.0.1'] },
    )
    const ask = (address: string) =>
      app.fetch(new Request('http://localhost/slow', { headers: { 'x-forwarded-for': address } }))
    const taken = [1, 2, 3].map(() => ask('192.0.2.1'))
    const other = ask('192.0.2.2')
    await eventually(() => waiting.length === 4)
    const refused = await ask('192.0.2.1')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    const health = new Request('http://localhost/health', { headers: { 'x-forwarded-for': '192.0.2.1' } })
    expect((await app.fetch(health)).status).toBe(200)
    for (const finish of waiting.splice(0)) finish()
    for (const answer of await Promise.all([...taken, other])) expect(answer.status).toBe(200)
    const again = ask('192.0.2.1')
    await eventually(() => waiting.length === 1)
    waiting[0]?.()
    expect((await again).status).toBe(200)
  })

  it('holds its place as long as a stream of its own runs', async () => {
    const app = createGuardedApp(
      (guard) =>
        new Elysia().use(guard).get(
          '/events',
          ({ request }) => {
            const { promise, resolve } = Promise.withResolvers<number>()
            exchangeOf(request).contentEnd = promise
            return new Response(new ReadableStream({ cancel: () => resolve(0) }))
          },
          ruled({ summary: '', access: 'public' }),
        ),
      { inFlightPerAddress: 1 },
    )
    await using server = serveApp(app)
    const leave = new AbortController()
    const ask = () => fetch(`${server.origin}/events`, { signal: leave.signal })
    // The head of an endless stream without content is only seen by asking again.
    void ask().catch(() => undefined)
    const status = async () => (await Promise.race([ask().then((a) => a.status), Bun.sleep(50)])) ?? 0
    await eventually(async () => (await status()) === 429)
    leave.abort()
  }, 30_000)
})
