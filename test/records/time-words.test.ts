import { describe, expect, it } from 'bun:test'
import { toSince, toUntil } from '../../src/records/time-words.ts'

const NOON = Date.parse('2026-11-24T12:00:00Z')

describe('times of a search', () => {
  it('a day is all of it, in UTC', () => {
    expect(toSince('2026-11-24')).toBe(Date.parse('2026-11-24T00:00:00.000Z'))
    expect(toUntil('2026-11-24')).toBe(Date.parse('2026-11-24T23:59:59.999Z'))
  })

  it.each(['2026-11-24T12:00Z', '2026-11-24T12:00:00', '2026-11-24T06:00:00.000-06:00'])(
    'a moment is itself: %s',
    (text) => {
      expect([toSince(text), toUntil(text)]).toEqual([NOON, NOON])
    },
  )

  it.each([
    '',
    '1',
    'ayer',
    '2026',
    '2026-02-30',
    '2026-13-01',
    '2026-11-24T25:00Z',
    '24/11/2026',
    '2026-11-24 ',
  ])('anything else is none: %j', (text) => {
    expect([toSince(text), toUntil(text)]).toEqual([null, null])
  })
})
