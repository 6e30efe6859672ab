import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createBreaker } from '../../src/policies/breaker.ts'
import { createFakeClock } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

const setUp = () => {
  const clock = createFakeClock()
  const changes: string[] = []
  // random 0.5: no jitter
  const breaker = createBreaker({ clock, random: () => 0.5, onChange: (state) => changes.push(state) })
  let asked = 0
  let outcome: () => Promise<InboundResponse> = async () => answer()
  const send = breaker.policy(() => {
    asked += 1
    return outcome()
  })
  return {
    clock,
    breaker,
    changes,
    asked: () => asked,
    send: (request: Partial<OutboundRequest> = {}) =>
      send(outbound(request)).catch((error: unknown) => error),
    behave: (next: () => Promise<InboundResponse>) => {
      outcome = next
    },
  }
}

const failing = (stage: TransportFailure['stage']) => () =>
  Promise.reject(new TransportFailure(stage, 'perhaps', stage))

const times = async (count: number, run: () => Promise<unknown>) => {
  for (let i = 0; i < count; i += 1) await run()
}

describe('breaker', () => {
  it('opens after five connect failures in a row', async () => {
    const { behave, send, breaker } = setUp()
    behave(failing('connect'))
    await times(4, send)
    expect(breaker.state()).toBe('closed')
    await send()
    expect(breaker.state()).toBe('open')
  })

  it('starts to count connect failures anew after an answer', async () => {
    const { behave, send, breaker } = setUp()
    behave(failing('connect'))
    await times(4, send)
    behave(async () => answer())
    await send()
    behave(failing('connect'))
    await times(4, send)
    expect(breaker.state()).toBe('closed')
  })

  it('opens when half of at least 20 requests in 10 s failed', async () => {
    const { behave, send, breaker } = setUp()
    await times(10, send)
    behave(async () => answer(503))
    await times(9, send)
    expect(breaker.state()).toBe('closed')
    await send()
    expect(breaker.state()).toBe('open')
  })

  it('forgets what is older than 10 s', async () => {
    const { behave, send, breaker, clock } = setUp()
    behave(failing('head'))
    await times(19, send)
    await clock.advance(10_000)
    await times(19, send)
    expect(breaker.state()).toBe('closed')
  })

  it.each([400, 404, 409, 429, 500])('never counts an answer %d', async (status) => {
    const { behave, send, breaker } = setUp()
    behave(async () => answer(status))
    await times(50, send)
    expect(breaker.state()).toBe('closed')
  })

  it('never counts clients that leave', async () => {
    const { behave, send, breaker } = setUp()
    behave(failing('abort'))
    await times(50, send)
    expect(breaker.state()).toBe('closed')
  })

  it('does not blame the service for a slow upload', async () => {
    const { behave, send, breaker } = setUp()
    behave(failing('deadline'))
    await times(50, () => send({ content: new ReadableStream<Uint8Array>() }))
    expect(breaker.state()).toBe('closed')
  })

  it('refuses at once while open, saying when to come back', async () => {
    const { behave, send, asked, clock } = setUp()
    behave(failing('connect'))
    await times(5, send)
    await clock.advance(2_000)
    expect(await send()).toMatchObject({ code: 'service_unavailable', status: 503, retryAfterSeconds: 3 })
    expect(asked()).toBe(5)
  })

  it('lets three probes through after 5 s and closes when all go well', async () => {
    const { behave, send, asked, clock, breaker, changes } = setUp()
    behave(failing('connect'))
    await times(5, send)
    await clock.advance(5_000)
    const probes: PromiseWithResolvers<InboundResponse>[] = []
    behave(() => {
      const probe = Promise.withResolvers<InboundResponse>()
      probes.push(probe)
      return probe.promise
    })
    const sent = [send(), send(), send(), send()]
    expect(asked()).toBe(8)
    for (const probe of probes) probe.resolve(answer())
    await Promise.all(sent)
    expect(breaker.state()).toBe('closed')
    expect(changes).toEqual(['open', 'half-open', 'closed'])
  })

  it('doubles the open period up to 60 s while probes fail', async () => {
    const { behave, send, clock, breaker } = setUp()
    behave(failing('connect'))
    await times(5, send)
    for (const periodMs of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      await clock.advance(periodMs - 1)
      expect(await send()).toMatchObject({ code: 'service_unavailable' })
      await clock.advance(1)
      await send()
      expect(breaker.state()).toBe('open')
    }
  })

  it('gives a probe back when its client left', async () => {
    const { behave, send, clock, breaker } = setUp()
    behave(failing('connect'))
    await times(5, send)
    await clock.advance(5_000)
    behave(failing('abort'))
    await times(3, send)
    behave(async () => answer())
    await times(3, send)
    expect(breaker.state()).toBe('closed')
  })

  it('ignores the late result of a request from before it opened', async () => {
    const { behave, send, clock, breaker } = setUp()
    const late = Promise.withResolvers<InboundResponse>()
    behave(() => late.promise)
    const early = send()
    behave(failing('connect'))
    await times(5, send)
    await clock.advance(5_000)
    behave(() => new Promise(() => {}))
    void send()
    expect(breaker.state()).toBe('half-open')
    late.reject(new TransportFailure('head', 'perhaps', 'late'))
    await early
    expect(breaker.state()).toBe('half-open')
  })

  it('tries early when the service says it is healthy, but not before 5 s', async () => {
    const { behave, send, clock, breaker } = setUp()
    behave(failing('connect'))
    await times(5, send)
    await clock.advance(5_000)
    await send()
    await clock.advance(4_000)
    breaker.hintHealthy()
    expect(breaker.state()).toBe('open')
    await clock.advance(1_000)
    breaker.hintHealthy()
    expect(breaker.state()).toBe('half-open')
  })
})
