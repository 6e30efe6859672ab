import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { createBulkhead } from '../../src/policies/bulkhead.ts'
import { createFakeClock, settled } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

const setUp = (limit = 1) => {
  const clock = createFakeClock()
  const bulkhead = createBulkhead({ limit: () => limit, clock })
  const started: string[] = []
  const running: PromiseWithResolvers<InboundResponse>[] = []
  const send = bulkhead.policy((request) => {
    const work = Promise.withResolvers<InboundResponse>()
    started.push(request.target)
    running.push(work)
    return work.promise
  })
  return {
    clock,
    bulkhead,
    started,
    ask: (target: string, request: Partial<OutboundRequest> = {}) =>
      send(outbound({ target, ...request })).catch((error: unknown) => error),
    finishNext: async (response = answer()) => {
      running.shift()?.resolve(response)
      await settled()
    },
  }
}

describe('bulkhead', () => {
  it('lets no more than its limit to the service', async () => {
    const { ask, started, bulkhead, finishNext } = setUp(2)
    for (const target of ['/1', '/2', '/3']) void ask(target)
    expect(started).toEqual(['/1', '/2'])
    expect([bulkhead.inFlight(), bulkhead.queued()]).toEqual([2, 1])
    await finishNext()
    expect(started).toEqual(['/1', '/2', '/3'])
  })

  it('has 400 at once answered, ten by ten', async () => {
    const { ask, started, bulkhead, finishNext } = setUp(10)
    const all = Promise.all(Array.from({ length: 400 }, (_, i) => ask(`/${i}`, { flow: `user ${i % 7}` })))
    for (let i = 0; i < 400; i += 1) {
      expect(bulkhead.inFlight()).toBeLessThanOrEqual(10)
      await finishNext()
    }
    expect((await all).every((response) => (response as InboundResponse).status === 200)).toBe(true)
    expect(new Set(started).size).toBe(400)
  })

  it('keeps the last tenth of its slots for flows that have few', async () => {
    const { ask, started, bulkhead, finishNext } = setUp(20)
    for (let i = 0; i < 50; i += 1) void ask(`/greedy/${i}`, { flow: 'greedy' })
    expect([bulkhead.inFlight(), bulkhead.queued()]).toEqual([18, 32])
    for (const flow of ['modest', 'other', 'third']) void ask(`/${flow}`, { flow })
    expect(started.slice(18)).toEqual(['/modest', '/other'])
    expect(bulkhead.inFlight()).toBe(20)
    // Not the turn of the greedy one: its slot goes to who waits and has none.
    await finishNext()
    expect(started.slice(20)).toEqual(['/third'])
    await finishNext()
    expect([bulkhead.inFlight(), started.length]).toEqual([19, 21])
  })

  it('lets one flow have all that is not kept, and serves all of it', async () => {
    const { ask, bulkhead, finishNext } = setUp(20)
    const all = Promise.all(Array.from({ length: 100 }, (_, i) => ask(`/${i}`, { flow: 'greedy' })))
    for (let i = 0; i < 100; i += 1) await finishNext()
    expect((await all).every((response) => (response as InboundResponse).status === 200)).toBe(true)
    expect([bulkhead.inFlight(), bulkhead.queued()]).toEqual([0, 0])
  })

  it('frees the slot of a failed request', async () => {
    const clock = createFakeClock()
    const bulkhead = createBulkhead({ limit: () => 1, clock })
    await bulkhead
      .policy(() => Promise.reject(new Error('broke')))(outbound())
      .catch(() => undefined)
    expect(bulkhead.inFlight()).toBe(0)
  })

  it('gives each flow its turn', async () => {
    const { ask, started, finishNext } = setUp()
    void ask('/first')
    for (const target of ['/a1', '/a2', '/a3']) void ask(target, { flow: 'a' })
    void ask('/b1', { flow: 'b' })
    for (let i = 0; i < 5; i += 1) await finishNext()
    expect(started).toEqual(['/first', '/a1', '/b1', '/a2', '/a3'])
  })

  it('serves high priority first', async () => {
    const { ask, started, finishNext } = setUp()
    void ask('/first')
    void ask('/normal')
    void ask('/login', { priority: 'high' })
    await finishNext()
    expect(started).toEqual(['/first', '/login'])
  })

  it('refuses who waited a second', async () => {
    const { ask, clock, bulkhead, started } = setUp()
    void ask('/first')
    const waiting = ask('/second')
    await clock.advance(999)
    expect(bulkhead.queued()).toBe(1)
    await clock.advance(1)
    expect(await waiting).toMatchObject({ code: 'service_overloaded', status: 503, retryAfterSeconds: 1 })
    expect(bulkhead.queued()).toBe(0)
    expect(started).toEqual(['/first'])
  })

  it('does not let wait beyond the deadline', async () => {
    const { ask, clock } = setUp()
    void ask('/first')
    const waiting = ask('/second', { deadline: 100 })
    await clock.advance(100)
    expect(await waiting).toMatchObject({ code: 'service_overloaded' })
  })

  it('refuses the 1001st in the queue at once, but displaces a normal one for a login', async () => {
    const { ask, bulkhead } = setUp()
    void ask('/first')
    const waiting = Array.from({ length: 1_000 }, (_, i) => ask(`/${i}`))
    expect(await ask('/late')).toMatchObject({ code: 'service_overloaded' })
    void ask('/login', { priority: 'high' })
    expect(await waiting.at(-1)).toMatchObject({ code: 'service_overloaded' })
    expect(bulkhead.queued()).toBe(1_000)
  })

  it('forgets a waiting request whose client left', async () => {
    const { ask, bulkhead, clock } = setUp()
    void ask('/first')
    const leaving = new AbortController()
    const waiting = ask('/second', { signal: () => leaving.signal })
    leaving.abort()
    expect(await waiting).toMatchObject({ stage: 'abort', sent: 'never' })
    expect(bulkhead.queued()).toBe(0)
    expect(clock.timers()).toBe(0)
  })

  it('holds the slot until a streamed answer has ended', async () => {
    const { ask, bulkhead, finishNext } = setUp()
    const sent = ask('/large')
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined
    await finishNext(
      answer(200, {
        content: new ReadableStream({
          start: (given) => {
            controller = given
          },
        }),
      }),
    )
    const response = await sent
    expect(bulkhead.inFlight()).toBe(1)
    controller?.close()
    await new Response((response as InboundResponse).content as ReadableStream).bytes()
    expect(bulkhead.inFlight()).toBe(0)
  })

  it('does not count an open event stream', async () => {
    const { ask, bulkhead, finishNext } = setUp()
    void ask('/events')
    await finishNext(
      answer(200, { fields: ['Content-Type', 'text/event-stream'], content: new ReadableStream() }),
    )
    expect(bulkhead.inFlight()).toBe(0)
  })
})
