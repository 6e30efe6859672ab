import { describe, expect, it } from 'bun:test'
import { parseByteRange } from '../../src/http/byte-range.ts'

describe('Range (RFC 9110 14.1.2)', () => {
  it.each([
    ['bytes=0-1', { first: 0, last: 1 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-99', { first: 8, last: 9 }],
  ])('%p of ten octets', (range, expected) => {
    expect(parseByteRange(range, 10)).toEqual(expected)
  })

  it.each([null, 'bytes=3-2', 'bytes=-', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
    '%p is no single range',
    (range) => {
      expect(parseByteRange(range, 10)).toBeNull()
    },
  )

  it.each([
    ['bytes=10-', 10],
    ['bytes=-0', 10],
    ['bytes=-1', 0],
    ['bytes=0-', 0],
  ])('%p lies outside of %p octets', (range, length) => {
    expect(parseByteRange(range, length)).toBe('unsatisfiable')
  })
})
