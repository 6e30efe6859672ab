import { describe, expect, it } from 'bun:test'
import { createServicePulses } from '../../src/telemetry/service-pulse.ts'

const open = () => {
  let now = 1_000_000
  const pulses = createServicePulses(() => now)
  return {
    pulses,
    advance: (ms: number) => {
      now += ms
    },
  }
}

describe('the pulse of a service', () => {
  it('is unknown without requests', () => {
    expect(open().pulses.read('patients')).toMatchObject({
      p50Ms: null,
      p99Ms: null,
      errorShare: null,
      lastFailureAt: null,
      openSince: null,
    })
  })

  it('has its quantiles to a quarter, its share of failures and the last one', () => {
    const { pulses, advance } = open()
    for (let ms = 1; ms <= 100; ms += 1) pulses.answered('patients', ms, ms > 90)
    const { p50Ms, p99Ms, errorShare, lastFailureAt } = pulses.read('patients')
    expect(p50Ms ?? 0).toBeWithin(50, 63)
    expect(p99Ms ?? 0).toBeWithin(99, 124)
    expect([errorShare, lastFailureAt]).toEqual([0.1, 1_000_000])
    advance(60_000)
    expect(pulses.read('patients').errorShare).toBe(0.1)
  })

  it('forgets after five minutes, but not the last failure', () => {
    const { pulses, advance } = open()
    pulses.answered('patients', 5, true)
    expect(pulses.read('patients').trend.at(-1)).toBe(1)
    advance(301_000)
    expect(pulses.read('patients')).toMatchObject({ p50Ms: null, errorShare: null, lastFailureAt: 1_000_000 })
    pulses.answered('patients', 5, false)
    expect(pulses.read('patients').errorShare).toBe(0)
  })

  it('knows since when the breaker is open', () => {
    const { pulses } = open()
    pulses.breakerChanged('patients', 'open')
    expect(pulses.read('patients').openSince).toBe(1_000_000)
    pulses.breakerChanged('patients', 'half-open')
    expect(pulses.read('patients').openSince).toBeNull()
  })
})
