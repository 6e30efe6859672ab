import { describe, expect, it } from 'bun:test'
import { birthDateFault, isCalendarDate } from '../../src/services/date.ts'

const NOW_MS = Date.parse('2026-11-24T23:30:00Z')

describe('a calendar date', () => {
  it('exists', () => {
    for (const text of ['2024-02-29', '1900-01-01', '2026-12-31']) expect(isCalendarDate(text)).toBe(true)
    for (const text of [
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-1-1',
      '24-01-01',
      '2024-01-01T00:00',
      '',
    ])
      expect(isCalendarDate(text)).toBe(false)
  })
})

describe('a birth date', () => {
  it('is a day of the past, or today', () => {
    expect(birthDateFault('2026-11-24', NOW_MS)).toBeNull()
    expect(birthDateFault('2026-11-25', NOW_MS)).toContain('futura')
    expect(birthDateFault('1899-12-31', NOW_MS)).toContain('1900')
    expect(birthDateFault('1985-02-30', NOW_MS)).toContain('exista')
  })
})
