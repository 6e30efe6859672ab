import { describe, expect, it } from 'bun:test'
import { newEventId } from '../../src/records/event-id.ts'

describe('the id of an event', () => {
  it('is a UUID of version 7 and variant 10 that begins with the time (RFC 9562 5.7)', () => {
    // The time of the example in RFC 9562 A.6.
    expect(newEventId(0x01_7f_22_e2_79_b0)).toMatch(
      /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it('differs within one millisecond, and comes later in the order of its text when it is of a later one', () => {
    const now = Date.now()
    const ids = new Set(Array.from({ length: 1_000 }, () => newEventId(now)))
    expect(ids.size).toBe(1_000)
    expect(newEventId(now + 1) > newEventId(now)).toBe(true)
  })
})
