import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createService } from '../../src/proxy/service.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { answer, outbound } from '../policies/requests.ts'

const LIMIT_MS = 10_000
const refused = () => Promise.reject(new TransportFailure('connect', 'never', 'refused'))

/** A service whose breaker has opened; asked twice a second, as users do. */
const openDownService = async () => {
  const clock = createFakeClock()
  let up = false
  const service = createService(
    { name: 'doctors', timeoutMs: 15_000, maxInFlight: 200, retries: 2 },
    {
      clock,
      random: () => 1 - Number.EPSILON, // the longest open periods that jitter makes
      instances: {
        send: () => (up ? Promise.resolve(answer()) : refused()),
        instances: () => [],
        ping: () => (up ? Promise.resolve(1) : refused()),
        close: async () => {},
      },
    },
  )
  const ask = async () => {
    const sent = service.send(outbound({ deadline: clock.now() + 15_000 })).catch(() => null)
    await clock.advance(500)
    await sent
  }
  while (service.state().breaker !== 'open') await ask()
  return {
    clock,
    service,
    ask,
    recover: () => {
      up = true
    },
  }
}

describe('recovery of a service (D2)', () => {
  it.each([0, 20, 120, 600])(
    'closes the breaker within 10 s, after %i s of being down',
    async (downSeconds) => {
      const { clock, service, ask, recover } = await openDownService()
      for (const end = clock.now() + downSeconds * 1_000; clock.now() < end; ) await ask()
      recover()
      const recoveredAt = clock.now()
      while (service.state().breaker !== 'closed') await ask()
      expect(clock.now() - recoveredAt).toBeLessThanOrEqual(LIMIT_MS)
    },
  )
})
