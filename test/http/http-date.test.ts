import { describe, expect, it } from 'bun:test'
import { parseHttpDate } from '../../src/http/http-date.ts'

const EXPECTED = Date.UTC(1994, 10, 6, 8, 49, 37)

describe('HTTP dates (RFC 9110 5.6.7)', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'reads %p',
    (value) => {
      expect(parseHttpDate(value)).toBe(EXPECTED)
    },
  )

  it.each([
    null,
    '',
    '0',
    '-1',
    '1994-11-06',
    'Sun, 06 Nov 1994 08:49:37 EST',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun, 31 Nov 1994 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:00 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
  ])('does not guess %p', (value) => {
    expect(parseHttpDate(value)).toBeNull()
  })
})
