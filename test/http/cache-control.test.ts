import { describe, expect, it } from 'bun:test'
import { directiveSeconds, parseCacheControl } from '../../src/http/cache-control.ts'

const seconds = (value: string) => directiveSeconds(parseCacheControl(value), 'max-age')

describe('Cache-Control (RFC 9111 5.2)', () => {
  it.each([
    ['max-age=60', 60],
    ['MaX-AgE=60', 60],
    ['max-age="60"', 60],
    ['max-age=0060', 60],
    ['private,max-age=60 , x', 60],
    ['max-age=99999999999', 2 ** 31],
    ['max-age=10, max-age=60', 10],
    ['ext="max-age=60, y", max-age=10', 10],
    ["max-age='60'", 0],
    ['max-age=-60', 0],
    ['max-age=6x', 0],
    ['max-age', 0],
    ['ext="max-age=60"', null],
    ['s-maxage=60', null],
    ['', null],
  ])('%p says max-age %p', (value, expected) => {
    expect(seconds(value)).toBe(expected)
  })

  it('does not hang on an unfinished quoted string', () => {
    expect(parseCacheControl(`no-store, x="${'\\"'.repeat(5_000)}`).has('no-store')).toBe(true)
  })
})
