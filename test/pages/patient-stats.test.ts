import { describe, expect, it } from 'bun:test'
import type { AffiliatedPatient } from '../../pages/institution/model.ts'
import { toPatientStats } from '../../pages/institution/stats.ts'

const registered = (at: string, isVerified = false): AffiliatedPatient => ({
  ...{ id: at, firstName: 'Ana', lastName: 'Ruiz', dateOfBirth: '1980-01-01', email: null, doctor: null },
  ...{ isVerified, registeredAt: `${at}T12:00:00Z` },
})

const stats = (patients: readonly AffiliatedPatient[]) => toPatientStats(patients, () => 46, '2026-02')

describe("an institution's patients by month", () => {
  it('leave no month out, not one without patients either', () => {
    const { months, verifiedMonths } = stats([registered('2025-11-30', true), registered('2026-01-02')])
    expect(months).toEqual([
      { month: '2025-11', count: 1 },
      { month: '2025-12', count: 0 },
      { month: '2026-01', count: 1 },
      { month: '2026-02', count: 0 },
    ])
    expect(verifiedMonths.map(({ count }) => count)).toEqual([1, 0, 0, 0])
  })

  it('are those of the last twelve months, however long ago the first one came', () => {
    const { months, total } = stats([registered('2019-05-01'), registered('2026-02-01')])
    expect([months.length, months[0]?.month, months.at(-1)]).toEqual([
      12,
      '2025-03',
      { month: '2026-02', count: 1 },
    ])
    expect(total).toBe(2)
  })

  it('are none where there are no patients', () => {
    expect(stats([]).months).toEqual([])
  })
})
