import { describe, expect, it } from 'bun:test'
import { toRequestHead } from '../../src/upstream/request-head.ts'
import { outbound } from './outbound.ts'

describe('request head', () => {
  it('tells the service how long somebody still waits, in whole milliseconds, at least one', () => {
    expect(toRequestHead(outbound({ deadline: 15_000.9 }), 'service', 4_000)).toContain(
      '\r\nx-request-timeout-ms: 11000\r\n',
    )
    expect(toRequestHead(outbound({ deadline: 10 }), 'service', 20)).toContain('x-request-timeout-ms: 1\r\n')
  })
})
