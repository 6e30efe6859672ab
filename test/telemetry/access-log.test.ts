import { describe, expect, it } from 'bun:test'
import { createAccessLog } from '../../src/telemetry/access-log.ts'
import { createPseudonym } from '../../src/telemetry/pseudonym.ts'
import { CANARY, canaryExchange } from '../support/exchange.ts'
import { createRecordedLogger } from '../support/recorded-logger.ts'

const OUTCOME = { method: 'GET', status: 200, bytes: 321, durationMs: 15.678 }

const logged = (exchange = canaryExchange(), outcome = OUTCOME) => {
  const { logger, lines } = createRecordedLogger()
  createAccessLog(logger, createPseudonym('k'.repeat(32)))(exchange, outcome)
  return lines
}

describe('access log', () => {
  it('writes one line per request, by route template', () => {
    const lines = logged()
    expect(lines).toHaveLength(1)
    expect(lines[0]?.members).toMatchObject({
      route: '/api/v1/patients/:id',
      method: 'GET',
      status: 200,
      ms: 15.7,
      bytes: 321,
      upstream: 'patients',
      upstream_ms: 12.3,
      role: 'patient',
    })
  })

  it('holds nothing that a client or a person put in: no path value, query, host, address, session or user id', () => {
    expect(JSON.stringify(logged())).not.toContain(CANARY)
  })

  it('does not take a method for a label that a client made up', () => {
    expect(logged(canaryExchange(), { ...OUTCOME, method: CANARY })[0]?.members['method']).toBe('OTHER')
  })

  it('names the trace where one is recorded', () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const [line] = logged(canaryExchange({ traceparent, span: { parentId: null } }))
    expect(line?.members['trace_id']).toBe('a'.repeat(32))
    expect(logged(canaryExchange({ traceparent }))[0]?.members).not.toHaveProperty('trace_id')
  })

  it('names no path when no route matched', () => {
    expect(logged(canaryExchange({ route: null }))[0]?.members['route']).toBe('unmatched')
  })
})

describe('pseudonym', () => {
  it('is the same for the same user, and another under another key', () => {
    const one = createPseudonym('a'.repeat(32))
    expect(one('user-1')).toBe(createPseudonym('a'.repeat(32))('user-1'))
    expect(one('user-1')).not.toBe(one('user-2'))
    expect(one('user-1')).not.toBe(createPseudonym('b'.repeat(32))('user-1'))
  })
})
