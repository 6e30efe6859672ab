import { describe, expect, it } from 'bun:test'
import { toFaultName } from '../../src/telemetry/fault-name.ts'

describe('the name of a failure', () => {
  it('has the code at its bottom', () => {
    const refused = Object.assign(new Error('connect to 10.0.0.1'), { code: 'ECONNREFUSED' })
    expect(toFaultName(new TypeError('away', { cause: new AggregateError([refused]) }))).toBe(
      'TypeError ECONNREFUSED',
    )
  })

  it('has the kind of refusal of Redis, and nothing that its answer quotes', () => {
    expect(toFaultName(new Error('NOPERM no permissions to access session:María'))).toBe('Error NOPERM')
  })

  it('has nothing of its text', () => {
    expect(toFaultName(new Error('MARÍA is unknown'))).toBe('Error')
    expect(toFaultName(Object.assign(new Error('x'), { code: 'María García' }))).toBe('Error')
    expect(toFaultName('María')).toBe('string')
  })
})
