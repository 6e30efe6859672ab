import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createBreaker } from '../../src/policies/breaker.ts'
import { createRecoveryProbe } from '../../src/policies/recovery-probe.ts'
import { createFakeClock } from './fake-clock.ts'
import { outbound } from './requests.ts'

describe('recovery probe', () => {
  it('closes the way back from a minute to seconds once the service answers its health', async () => {
    const clock = createFakeClock()
    let healthy = false
    let pings = 0
    const breaker = createBreaker({
      clock,
      random: () => 0.5,
      onChange: (state) => state === 'open' && probe.start(),
    })
    const probe = createRecoveryProbe(
      breaker,
      async () => {
        pings += 1
        if (!healthy) throw new TransportFailure('connect', 'never', 'refused')
      },
      clock,
    )
    const send = breaker.policy(() => Promise.reject(new TransportFailure('connect', 'never', 'refused')))
    for (let i = 0; i < 5; i += 1) await send(outbound()).catch(() => undefined)
    // Probes fail until the open period is 40 s.
    for (const periodMs of [5_000, 10_000, 20_000]) {
      await clock.advance(periodMs)
      await send(outbound()).catch(() => undefined)
    }
    expect(breaker.state()).toBe('open')
    healthy = true
    await clock.advance(8_000)
    expect(breaker.state()).toBe('half-open')
    const pingsThen = pings
    await clock.advance(30_000)
    expect(pings).toBe(pingsThen)
  })

  it('ends with its service, which nothing will ever close the breaker of', async () => {
    const clock = createFakeClock()
    const breaker = createBreaker({ clock, random: () => 0.5 })
    const probe = createRecoveryProbe(breaker, () => Promise.reject(new Error('closed')), clock)
    const send = breaker.policy(() => Promise.reject(new TransportFailure('connect', 'never', 'refused')))
    for (let i = 0; i < 5; i += 1) await send(outbound()).catch(() => undefined)
    probe.start()
    await clock.advance(3_000)
    expect(clock.timers()).toBe(1)
    probe.stop()
    await clock.advance(3_000)
    expect(clock.timers()).toBe(0)
  })
})
