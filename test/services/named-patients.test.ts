import { describe, expect, it } from 'bun:test'
import { namedPatients } from '../../src/services/named-patients.ts'

describe('the patients an answer names', () => {
  it('are the items of a list, however it is wrapped, or the one record', () => {
    expect(namedPatients([{ id: 'A' }, { id: 'b' }])).toEqual(['a', 'b'])
    expect(namedPatients({ patient_count: 1, patients: [{ id: 'a' }] })).toEqual(['a'])
    expect(namedPatients({ id: 'a', doctor_id: 'd' })).toEqual(['a'])
    expect(namedPatients([])).toEqual([])
  })

  it('are unknown when one of them has no id: nothing is released then', () => {
    for (const json of [[{ id: 'a' }, {}], [7], { patients: 'x' }, 'x', null, {}])
      expect(namedPatients(json)).toBeNull()
  })
})
