import { describe, expect, it } from 'bun:test'
import { createRequestLog } from '../../../src/standins/misbehaviour/request-log.ts'

describe('request log', () => {
  it('counts what agrees with every member given', () => {
    const log = createRequestLog()
    log.record({ method: 'POST', path: '/a', idempotencyKey: null })
    log.record({ method: 'POST', path: '/a', idempotencyKey: 'k' })
    log.record({ method: 'GET', path: '/a', idempotencyKey: null })
    expect([log.count(), log.count({ method: 'POST' }), log.count({ idempotencyKey: null })]).toEqual([
      3, 2, 2,
    ])
  })

  it('forgets the oldest rather than growing without end', () => {
    const log = createRequestLog()
    for (let n = 0; n < 5_100; n += 1) log.record({ method: 'GET', path: `/${n}`, idempotencyKey: null })
    expect(log.entries).toHaveLength(5_000)
    expect(log.count({ path: '/0' })).toBe(0)
    expect(log.count({ path: '/5099' })).toBe(1)
  })
})
