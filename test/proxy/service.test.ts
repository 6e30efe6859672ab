import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createService } from '../../src/proxy/service.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { answer, outbound } from '../policies/requests.ts'
import { openStage } from './stage.ts'

describe('service', () => {
  // Original defect H4: above ten in flight the Python services answer empty lists with 200.
  it('never has a service that fails above ten in flight answer wrongly, with 400 at once', async () => {
    let inFlight = 0
    let most = 0
    await using stage = await openStage(
      (_, response) => {
        inFlight += 1
        most = Math.max(most, inFlight)
        const right = inFlight <= 10
        setTimeout(() => {
          inFlight -= 1
          response.end(right ? 'right' : 'empty')
        }, 1)
      },
      { maxInFlight: 10 },
    )
    const texts = await Promise.all(
      Array.from({ length: 400 }, async (_, i) => (await fetch(`${stage.url}/${i}`)).text()),
    )
    // On a machine with too much to do some may wait a second; those are refused, not answered wrongly.
    expect(texts.filter((text) => text !== 'right' && text !== 'service_overloaded')).toEqual([])
    expect(texts).toContain('right')
    // All come from one address: the tenth place is kept for others.
    expect(most).toBe(9)
  })

  it('shows its state', async () => {
    await using stage = await openStage(() => undefined)
    const leaving = new AbortController()
    const hanging = fetch(stage.url, { signal: leaving.signal }).catch(() => undefined)
    while (stage.seen.length === 0) await new Promise(setImmediate)
    expect(stage.service.state()).toMatchObject({
      name: 'patients',
      breaker: 'closed',
      inFlight: 1,
      queued: 0,
    })
    leaving.abort()
    await hanging
  })

  it('opens its breaker within 20 requests to a dead service and says so', async () => {
    const clock = createFakeClock()
    const changes: string[] = []
    let attempts = 0
    const service = createService(
      { name: 'doctors', timeoutMs: 15_000, maxInFlight: 200, retries: 2 },
      {
        clock,
        random: () => 0,
        onBreakerChange: (name, state) => changes.push(`${name} ${state}`),
        instances: {
          send: () => {
            attempts += 1
            return Promise.reject(new TransportFailure('connect', 'never', 'refused'))
          },
          instances: () => [],
          ping: () => Promise.reject(new TransportFailure('connect', 'never', 'refused')),
          close: async () => {},
        },
      },
    )
    for (let i = 0; i < 20; i += 1) {
      const sent = service.send(outbound({ deadline: clock.now() + 15_000 })).catch((error: unknown) => error)
      await clock.advance(10)
      await sent
    }
    expect(changes).toEqual(['doctors open'])
    expect(attempts).toBe(5)
  })

  it('passes an answer through untouched when all is well', async () => {
    const clock = createFakeClock()
    const response = answer()
    const service = createService(
      { name: 'doctors', timeoutMs: 15_000, maxInFlight: 200, retries: 2 },
      {
        clock,
        random: () => 0,
        instances: {
          send: async () => response,
          instances: () => [],
          ping: async () => 1,
          close: async () => {},
        },
      },
    )
    expect(await service.send(outbound())).toBe(response)
  })
})
