import { describe, expect, it } from 'bun:test'
import { parseQualityValues } from '../../src/http/quality-values.ts'

describe('a list with quality values (RFC 9110 12.4.2)', () => {
  it('weighs a value that says nothing with 1', () => {
    expect(parseQualityValues('es-MX, EN ;q=0.7,*; Q=0')).toEqual([
      { value: 'es-mx', weight: 1 },
      { value: 'en', weight: 0.7 },
      { value: '*', weight: 0 },
    ])
  })

  it('names nothing where the field is absent', () => {
    expect(parseQualityValues(null)).toEqual([{ value: '', weight: 1 }])
  })
})
