import { expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createClient } from '../../src/upstream/client.ts'
import { contentOf, outbound, streamOf } from './outbound.ts'
import { type RawConnection, startRawService } from './raw-service.ts'
import { until } from './until.ts'

const REQUESTS = 3_000
const CONCURRENCY = 24

/** The same faults each time: a linear congruential generator (Numerical Recipes). */
const seeded = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const answerOf = (id: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${id.length}\r\n\r\n${id}`
const chunkedAnswerOf = (id: string): string =>
  `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${id.length.toString(16)}\r\n${id}\r\n0\r\n\r\n`

it('no request is seen twice, none that failed as never sent is seen at all, and no answer goes astray', async () => {
  const below = seeded(7)
  const seen = new Map<string, number>()
  /** Fault or answer, by lot. Faults that leave the client waiting are ended by its limits. */
  const respond = ({ socket }: RawConnection, id: string): void => {
    const lot = below(20)
    if (lot === 0) socket.destroy()
    else if (lot === 1) socket.resetAndDestroy()
    else if (lot === 2) socket.end('HTTP/1.1 200 OK\r\nConte')
    else if (lot === 3) socket.end(answerOf(id).slice(0, -2))
    else if (lot === 4) socket.write('garbage\r\n\r\n')
    else if (lot === 5) socket.write(`${answerOf(id)}${answerOf('forged')}`)
    else if (lot === 6) socket.end(answerOf(id))
    else if (lot === 7) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab')
    else if (lot < 11) {
      socket.write(answerOf(id).slice(0, 25))
      setTimeout(() => socket.write(answerOf(id).slice(25)), 1)
    } else if (lot < 14) {
      socket.write(chunkedAnswerOf(id).slice(0, 60))
      setTimeout(() => socket.write(chunkedAnswerOf(id).slice(60)), 1)
    } else if (lot < 16) {
      socket.write(answerOf(id))
      setTimeout(() => socket.end(), below(3)) // closes what the client takes for free
    } else socket.write(answerOf(id))
  }
  const service = await startRawService((connection, octets) => {
    for (const [, id] of octets.matchAll(/POST \/(\d+) /g)) {
      seen.set(id ?? '', (seen.get(id ?? '') ?? 0) + 1)
      respond(connection, id ?? '')
    }
  })
  const client = createClient({
    origin: service.origin,
    contentIdleTimeoutMs: 20,
    maxConnections: 16,
    maxRequestsPerConnection: 20,
    idleMs: 5,
  })

  let answered = 0
  const failures = new Map<string, number>()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < REQUESTS) {
      const id = String(next++)
      const leaves = below(50) === 0 ? AbortSignal.timeout(below(5)) : null
      const content = [null, Buffer.from('body'), streamOf('in ', 'parts')][below(3)] ?? null
      try {
        const request = outbound({
          method: 'POST',
          target: `/${id}`,
          content,
          signal: leaves && (() => leaves),
        })
        expect(await contentOf(await client.send(request))).toBe(id)
        expect(seen.get(id)).toBe(1)
        answered++
      } catch (failure) {
        if (!(failure instanceof TransportFailure)) throw failure
        if (failure.sent === 'never') expect(seen.get(id)).toBeUndefined()
        failures.set(failure.stage, (failures.get(failure.stage) ?? 0) + 1)
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))

  expect(answered).toBeGreaterThan(REQUESTS / 2)
  expect([...failures.keys()]).toEqual(expect.arrayContaining(['head', 'content', 'syntax', 'abort']))
  expect([...seen.values()].every((count) => count === 1)).toBe(true)
  expect(client.inFlight()).toBe(0)
  await until(() => client.sockets().open === 0)
  await until(() => service.connections.every(({ closed }) => closed))
  service.stop()
}, 60_000)
