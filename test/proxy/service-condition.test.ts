import { describe, expect, it } from 'bun:test'
import type { ServiceState } from '../../src/proxy/service.ts'
import { conditionOf } from '../../src/proxy/service-condition.ts'

const service = (breaker: ServiceState['breaker'], ...healthy: readonly boolean[]): ServiceState => ({
  name: 'patients',
  breaker,
  inFlight: 0,
  queued: 0,
  instances: healthy.map((isHealthy) => ({ origin: 'http://x', healthy: isHealthy, inFlight: 0 })),
})

describe('the condition of a service', () => {
  it('is up only whole', () => {
    expect(conditionOf(service('closed', true, true))).toBe('up')
    expect(conditionOf(service('closed', true, false))).toBe('degraded')
    expect(conditionOf(service('half-open', true))).toBe('degraded')
  })

  it('is down without a healthy instance or behind an open breaker', () => {
    expect(conditionOf(service('closed', false))).toBe('down')
    expect(conditionOf(service('open', true))).toBe('down')
  })
})
