// Issue 4 lines 3, 4 and 6 on the whole gateway: what each policy lets through is counted at the service.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from '../support/eventually.ts'
import { formUnderTest, type StartedGateway, startGateway } from '../support/gateway.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

interface Counted {
  readonly url: string
  /** Requests but those for its health. */
  count: number
  answer: Answer
  /** Status of its health. */
  health: number
  close(): void
}

const startCounted = async (answer: Answer): Promise<Counted> => {
  const server = createServer((request, response) => {
    if (request.url === '/health') return void response.writeHead(counted.health).end()
    counted.count += 1
    counted.answer(request, response, counted.count)
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // boundary: a listening TCP server has one
  const counted: Counted = {
    url: `http://127.0.0.1:${port}`,
    count: 0,
    answer,
    health: 200,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return counted
}

const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code, { 'cache-control': 'no-store' }).end(String(code))
const hangUp: Answer = (request) => request.socket.destroy()
const keeping =
  (rule: string): Answer =>
  (_request, response, count) =>
    void response.writeHead(200, { 'cache-control': rule }).end(`answer ${count}`)

const [revalidated, rescued, costly, down, troubled, first, second, steady, returning] = await Promise.all([
  startCounted(keeping('max-age=0, stale-while-revalidate=60')),
  startCounted(keeping('max-age=0, stale-if-error=60')),
  startCounted(status(503)),
  startCounted(status(503)),
  startCounted(status(200)),
  startCounted(hangUp),
  startCounted(status(200)),
  startCounted(status(200)),
  startCounted(status(200)),
])

describe.skipIf(formUnderTest() !== 'binary')('the policies of the binary', () => {
  let gateway: StartedGateway

  beforeAll(async () => {
    const add = (name: string, url: string, more: object = {}) => ({
      ...{ name, prefix: `/${name}`, url, public: true, stripPrefix: true, retries: 0 },
      ...more,
    })
    gateway = await startGateway({
      env: {
        LOG_LEVEL: 'silent',
        EXTRA_SERVICES: JSON.stringify([
          add('revalidated', revalidated.url, { cache: true }),
          add('rescued', rescued.url, { cache: true }),
          add('costly', costly.url, { retries: 2, failureRatio: 1 }),
          add('down', down.url),
          add('troubled', troubled.url, { maxInFlight: 8, slowMs: 10_000, failureRatio: 1 }),
          add('several', `${first.url},${second.url}`, { retries: 2, failureRatio: 1 }),
          add('pair', `${steady.url},${returning.url}`, { healthIntervalMs: 100 }),
        ]),
      },
    })
  }, 60_000)

  afterAll(async () => {
    await gateway?.close()
    for (const service of [revalidated, rescued, costly, down, troubled, first, second, steady, returning])
      service.close()
  })

  const ask = (path: string) => fetch(new URL(path, gateway.url))
  const textOf = async (path: string) => (await ask(path)).text()
  const breakerOf = async (name: string): Promise<string | undefined> => {
    const { services: states } = (await (await ask('/api/v1/health')).json()) as {
      services: { name: string; breaker: string }[]
    }
    return states.find((service) => service.name === name)?.breaker
  }

  it('serve a stale answer while it is revalidated, once for all who ask', async () => {
    expect(await textOf('/revalidated/x')).toBe('answer 1')
    expect(await textOf('/revalidated/x')).toBe('answer 1')
    await eventually(() => revalidated.count === 2)
    await eventually(async () => (await textOf('/revalidated/x')) !== 'answer 1')
  })

  it('serve a stale answer instead of an error, where the service allows it', async () => {
    expect(await textOf('/rescued/x')).toBe('answer 1')
    rescued.answer = status(503)
    const answer = await ask('/rescued/x')
    expect([answer.status, await answer.text(), rescued.count]).toEqual([200, 'answer 1', 2])
    rescued.answer = hangUp
    expect(await textOf('/rescued/x')).toBe('answer 1')
    rescued.answer = keeping('max-age=0')
    expect(await textOf('/rescued/x')).toBe('answer 4')
  })

  it('repeat no more than a fifth of all requests', async () => {
    costly.answer = status(200)
    expect((await ask('/costly/well')).status).toBe(200)
    costly.answer = status(503)
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask('/costly/ill')))
    expect(answers.every((answer) => answer.status === 503)).toBe(true)
    // 61 requests, of which 12.2 may be repeated; without a budget each would be sent three times.
    expect(costly.count).toBeWithin(61 + 3, 61 + 13 + 1)
  })

  it('lower the limit in flight of a service that has too much to do, and raise it again', async () => {
    const held: ServerResponse[] = []
    /** How many of eight requests at once are let through to it. */
    const letThrough = async (expected: number) => {
      held.length = 0
      troubled.answer = (_request, response) => void held.push(response)
      const answers = Promise.all(Array.from({ length: 8 }, () => textOf('/troubled/x')))
      await eventually(() => held.length >= expected)
      const count = held.length
      troubled.answer = status(200)
      for (const response of held) response.end()
      await answers
      return count
    }
    const burst = () => Promise.all(Array.from({ length: 100 }, () => textOf('/troubled/x')))
    expect(await letThrough(8)).toBe(8)
    troubled.answer = status(503)
    await burst()
    expect(await letThrough(1)).toBe(1)
    await burst()
    expect(await letThrough(8)).toBe(8)
  })

  it('take an instance that hangs up out of turn after five failures, and never the last one', async () => {
    for (let asked = 0; asked < 40; asked += 1) await textOf('/several/x')
    expect(first.count).toBe(5)
    const before = second.count
    second.answer = hangUp
    for (let asked = 0; asked < 12; asked += 1) await textOf('/several/x')
    expect(first.count).toBe(5)
    expect(second.count).toBeGreaterThanOrEqual(before + 12)
    second.answer = status(200)
    expect((await ask('/several/x')).status).toBe(200)
  })

  it('give an instance that returns a small share first, and then more', async () => {
    /** Of `asked` requests at once, those that the instance got. */
    const shareOf = async (asked: number): Promise<number> => {
      const before = returning.count
      await Promise.all(Array.from({ length: asked }, () => textOf('/pair/x')))
      return (returning.count - before) / asked
    }
    expect(await shareOf(100)).toBeGreaterThan(0.3)
    returning.health = 503
    await eventually(async () => (await shareOf(20)) === 0)
    returning.health = 200
    await eventually(async () => (await shareOf(5)) > 0)
    // A tenth of its turns, and luck; as the idler of two it would be flooded.
    expect(await shareOf(100)).toBeLessThan(0.25)
    await eventually(async () => (await shareOf(100)) > 0.3)
  }, 15_000)

  it('probe a service that was down with three requests, and close its breaker when all are well', async () => {
    while ((await breakerOf('down')) === 'closed') expect((await ask('/down/x')).status).toBe(503)
    expect(down.count).toBe(20)
    const held: ServerResponse[] = []
    down.answer = (_request, response) => void held.push(response)
    expect((await ask('/down/x')).headers.get('retry-after')).not.toBeNull()
    expect(down.count).toBe(20)
    const asked: Promise<Response>[] = []
    await eventually(() => {
      asked.push(ask('/down/x'))
      return down.count === 23
    })
    const refused = await Promise.all(Array.from({ length: 10 }, () => ask('/down/x')))
    expect(refused.every((answer) => answer.status === 503)).toBe(true)
    expect(down.count).toBe(23)
    down.answer = status(200)
    for (const response of held) response.end('well')
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3)
    await eventually(async () => (await ask('/down/x')).status === 200)
    expect(await breakerOf('down')).toBe('closed')
  }, 15_000)
})
