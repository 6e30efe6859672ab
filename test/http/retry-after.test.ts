import { describe, expect, it } from 'bun:test'
import { parseRetryAfterMs } from '../../src/http/retry-after.ts'

const NOW = Date.UTC(2026, 0, 1, 12)

describe('Retry-After (RFC 9110 10.2.3)', () => {
  it('reads seconds', () => expect(parseRetryAfterMs('120', NOW)).toBe(120_000))
  it('reads a date', () => expect(parseRetryAfterMs('Thu, 01 Jan 2026 12:00:03 GMT', NOW)).toBe(3_000))
  it('takes a date in the past as now', () =>
    expect(parseRetryAfterMs('Thu, 01 Jan 2026 11:00:00 GMT', NOW)).toBe(0))

  it.each([null, '', '-5', '1.5', 'soon', '2026-01-01', 'Thursday', 'Jan 2, 2026'])('ignores %p', (value) => {
    expect(parseRetryAfterMs(value, NOW)).toBeNull()
  })
})
