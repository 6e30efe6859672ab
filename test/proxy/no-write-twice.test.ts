import { expect, it } from 'bun:test'
import fc from 'fast-check'
import type { OutboundRequest } from '../../src/http/message.ts'
import { createSystemClock } from '../../src/policies/clock.ts'
import { createService } from '../../src/proxy/service.ts'
import { createBalancer } from '../../src/upstream/balancer.ts'
import { createClient } from '../../src/upstream/client.ts'
import { contentOf, outbound, streamOf } from '../upstream/outbound.ts'
import { type RawConnection, startRawService } from '../upstream/raw-service.ts'

const REQUESTS = 10_000
const CONCURRENCY = 64

/** Most of them leave open whether the request was carried out: the case in which a repetition does harm. */
const FAULTS = [
  'none',
  'none',
  'closes',
  'resets',
  'cut head',
  'cut content',
  'garbage',
  '503',
  'slow pieces',
  'closes later',
] as const
type Fault = (typeof FAULTS)[number]

const write = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
  content: fc.constantFrom('none', 'complete', 'stream'),
  fault: fc.constantFrom(...FAULTS),
  leavesAfterMs: fc.oneof(
    { weight: 30, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }) },
  ),
})

const OK = (id: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${id.length}\r\n\r\n${id}`

const misbehave = ({ socket }: RawConnection, fault: Fault, id: string): void => {
  const answer = OK(id)
  switch (fault) {
    case 'none':
      return void socket.write(answer)
    case 'closes':
      return void socket.end()
    case 'resets':
      return void socket.resetAndDestroy()
    case 'cut head':
      return void socket.end(answer.slice(0, 25))
    case 'cut content':
      return void socket.end(answer.slice(0, -1))
    case 'garbage':
      return void socket.end('\u0000 no HTTP\r\n\r\n')
    case '503':
      return void socket.write('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n')
    case 'slow pieces':
      socket.write(answer.slice(0, 20))
      return void setTimeout(() => socket.write(answer.slice(20)), 1)
    case 'closes later':
      socket.write(answer)
      return void setTimeout(() => socket.end(), 1)
  }
}

// Original defects D1 and B2: the old gateway, and `fetch`, repeat writes by themselves.
it(`executes none of ${REQUESTS} writes twice, whatever the service does and whoever leaves`, async () => {
  const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
  console.log(`no-write-twice: FC_SEED=${seed}`)
  const writes = fc.sample(write, { seed, numRuns: REQUESTS })
  const executed = new Map<string, number>()
  const services = await Promise.all(
    [0, 1].map(() =>
      startRawService((connection, octets) => {
        for (const [, id = ''] of octets.matchAll(/(?:POST|PUT|PATCH|DELETE) \/(\d+) /g)) {
          executed.set(id, (executed.get(id) ?? 0) + 1)
          misbehave(connection, writes[Number(id)]?.fault ?? 'none', id)
        }
      }),
    ),
  )
  const clock = createSystemClock()
  const balancer = createBalancer(
    services.map(({ origin }) => createClient({ origin, maxConnections: 24, idleMs: 20 })),
    { checks: 'never', health: { ejectAfter: Number.POSITIVE_INFINITY } },
  )
  const service = createService(
    { name: 'patients', timeoutMs: 5_000, maxInFlight: 48, retries: 2 },
    {
      clock,
      random: Math.random,
      // Never open: here the point is that as much as possible reaches the service.
      failureRatio: () => 2,
      instances: { ...balancer, instances: () => [], ping: async () => 1 },
    },
  )

  const contents: Readonly<Record<string, () => OutboundRequest['content']>> = {
    none: () => null,
    complete: () => Buffer.from('content'),
    stream: () => streamOf('con', 'tent'),
  }
  let answered = 0
  let next = 0
  const worker = async (): Promise<void> => {
    for (let id = next++; id < REQUESTS; id = next++) {
      const { method, content, leavesAfterMs } = writes[id] ?? {
        method: 'POST',
        content: 'none',
        leavesAfterMs: null,
      }
      const leaves = leavesAfterMs === null ? null : AbortSignal.timeout(leavesAfterMs)
      const request = outbound({
        method,
        target: `/${id}`,
        content: contents[content]?.() ?? null,
        signal: leaves && (() => leaves),
        deadline: performance.now() + 5_000,
      })
      const answer = await service.send(request).then(contentOf, () => null)
      if (answer !== String(id)) continue
      answered++
      expect(executed.get(answer)).toBe(1)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))

  expect([...executed].filter(([, count]) => count !== 1)).toEqual([])
  // The faults left enough standing for the count to mean something.
  expect(executed.size).toBeGreaterThan(REQUESTS * 0.9)
  expect(answered).toBeGreaterThan(REQUESTS * 0.2)
  expect(service.state().inFlight + service.state().queued).toBe(0)
  await service.close()
  for (const { stop } of services) stop()
}, 60_000)
