import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'bun:test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { headersTimeoutOf, openService } from '../../src/cli/open-services.ts'
import type { ServiceConfig } from '../../src/config.ts'
import { createSystemClock } from '../../src/policies/clock.ts'
import { createMemoryCacheStore } from '../../src/policies/memory-cache-store.ts'
import { createMemoryIdempotencyStore } from '../../src/policies/memory-idempotency-store.ts'
import { eventually } from '../support/eventually.ts'
import { outbound } from '../upstream/outbound.ts'

const clock = createSystemClock()

describe('what a service has of its own', () => {
  let server: Server
  let origin: URL
  let open = 0
  let most = 0
  let asked = 0
  /** Answers wait for it. */
  let gate = Promise.withResolvers<void>()
  let status = 200

  beforeAll(async () => {
    server = createServer(async (_request, response) => {
      asked += 1
      await gate.promise
      response.writeHead(status).end('{}')
    })
    server.on('connection', (socket) => {
      most = Math.max(most, ++open)
      socket.on('close', () => open--)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  beforeEach(() => {
    most = 0
    asked = 0
    gate = Promise.withResolvers<void>()
    status = 200
  })

  const serviceWith = (own: Partial<ServiceConfig>) =>
    openService(
      {
        ...{ name: 'labs', urls: [origin], timeoutMs: 10_000, maxInFlight: 100, retries: 0 },
        ...{ connectTimeoutMs: 1_000, idleTimeoutMs: 30_000, keepAliveMs: 3_000, slowMs: null },
        ...{
          healthIntervalMs: 10_000,
          headersTimeoutMs: null,
          maxConnections: 256,
          failureRatio: null,
          cacheSeconds: null,
        },
        ...own,
      },
      {
        clock,
        cacheStore: createMemoryCacheStore(clock),
        idempotencyStore: createMemoryIdempotencyStore(clock),
        secretKey: 'k'.repeat(32),
        failureRatio: () => 0.5,
        cacheSeconds: () => 900,
        onBreakerChange: () => undefined,
      },
    )
  const ask = (service: ReturnType<typeof serviceWith>) =>
    service.send(outbound({ method: 'POST', deadline: performance.now() + 10_000 }))

  it('opens no more connections than it may', async () => {
    const service = serviceWith({ maxConnections: 2 })
    const answers = Array.from({ length: 6 }, () => ask(service))
    await eventually(async () => asked === 2)
    gate.resolve(undefined)
    await Promise.all(answers)
    expect([most, asked]).toEqual([2, 6])
    await service.close()
  })

  it('gives up a service that does not begin to answer in its own time', async () => {
    const service = serviceWith({ headersTimeoutMs: 20 })
    expect(await ask(service).catch((cause: unknown) => cause)).toMatchObject({
      stage: 'head',
      timedOut: true,
    })
    gate.resolve(undefined)
    await service.close()
  })

  it('closes a connection that was free for its own time', async () => {
    const service = serviceWith({ keepAliveMs: 1 })
    gate.resolve(undefined)
    await ask(service)
    await eventually(() => open === 0)
    await service.close()
  })

  it.each([
    [{ headersTimeoutMs: null, timeoutMs: 15_000 }, 5_000],
    [{ headersTimeoutMs: null, timeoutMs: 2_000 }, 5_000],
    [{ headersTimeoutMs: null, timeoutMs: 60_000 }, 60_000],
    [{ headersTimeoutMs: 8_000, timeoutMs: 60_000 }, 8_000],
  ])('with %p waits for the beginning of an answer for %p ms', (own, milliseconds) => {
    expect(headersTimeoutOf(own)).toBe(milliseconds)
  })

  it.each([
    [null, 'open'],
    [0.9, 'closed'],
  ] as const)(
    'with a failure ratio of %p is %s after 80 percent of failures',
    async (failureRatio, breaker) => {
      const service = serviceWith({ failureRatio })
      gate.resolve(undefined)
      for (let request = 0; request < 25; request++) {
        status = request % 5 === 0 ? 200 : 503
        await ask(service).catch(() => undefined)
      }
      expect(service.state().breaker).toBe(breaker)
      await service.close()
    },
  )
})
