import { describe, expect, it } from 'bun:test'
import type { Reader } from '../../../src/standins/validation/reader.ts'
import { date, flag, float, integer, text, uuid } from '../../../src/standins/validation/scalars.ts'

const outcome = (reader: Reader<unknown>, value: unknown) => {
  const reading = reader(value, ['body', 'x'])
  return reading.ok ? reading.value : reading.faults.map(({ type }) => type).join()
}

describe('scalars', () => {
  it('read integers and floats, also from text', () => {
    expect([outcome(integer(), '12'), outcome(integer(), 3)]).toEqual([12, 3])
    expect([outcome(integer(), 'x'), outcome(integer(), 1.5)]).toEqual(['int_parsing', 'int_from_float'])
    expect(outcome(integer({ min: 0 }), -1)).toBe('greater_than_equal')
    expect([outcome(float(), '1.5'), outcome(float(), 2)]).toEqual([1.5, 2])
    expect([outcome(float(), ''), outcome(float(), null), outcome(float({ above: 0 }), 0)]).toEqual([
      'float_parsing',
      'float_parsing',
      'greater_than',
    ])
  })

  it('read days of the calendar, midnight included', () => {
    expect(outcome(date, '2024-02-29')).toBe('2024-02-29')
    expect(outcome(date, '1990-05-17T00:00:00Z')).toBe('1990-05-17')
    for (const value of ['2023-02-29', '1990-5-1', '1990-05-17T10:00:00', 19900517, 'hoy']) {
      expect(outcome(date, value)).toBe('date_from_datetime_parsing')
    }
  })

  it('lower-case UUIDs, measure text, and take only true and false as flags', () => {
    expect(outcome(uuid, 'C0FFEE00-0000-4000-8000-00000000000A')).toBe('c0ffee00-0000-4000-8000-00000000000a')
    expect(outcome(uuid, 'c0ffee')).toBe('uuid_parsing')
    expect([outcome(text({ min: 1 }), ''), outcome(text({ max: 1 }), 'ab'), outcome(text(), 1)]).toEqual([
      'string_too_short',
      'string_too_long',
      'string_type',
    ])
    expect([outcome(flag, false), outcome(flag, 0)]).toEqual([false, 'bool_parsing'])
  })
})
