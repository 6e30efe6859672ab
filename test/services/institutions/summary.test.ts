import { describe, expect, it } from 'bun:test'
import { toInstitutionDashboard, toPatientStats } from '../../../src/services/institutions/summary.ts'

const NOW = Date.parse('2026-11-24T05:00:00Z')

const patient = (created_at: string, is_verified: boolean, doctor_name: string | null = 'Luz Paz') => ({
  created_at,
  is_verified,
  doctor_name,
})
const doctor = (name: string, active_patients: number, is_active = true) => ({
  name,
  active_patients,
  is_active,
})

const PATIENTS = [
  patient('2026-10-31T23:59:59.999999+00:00', true),
  patient('2026-11-01T00:00:00.000000+00:00', false),
  patient('2026-11-20T00:00:00.000000+00:00', true, null),
]

describe("an institution's numbers", () => {
  it('count what the lists hold', () => {
    const doctors = [doctor('a', 0), doctor('b', 2), doctor('c', 5, false)]
    expect(toInstitutionDashboard(doctors, PATIENTS, NOW)).toMatchObject({
      active_doctors: 2,
      total_doctors: 3,
      total_patients: 3,
      verified_patients: 2,
      new_patients_this_month: 2,
    })
  })

  it('show the newest patients and the doctors with most patients, five at most', () => {
    const doctors = Array.from({ length: 7 }, (_, index) => doctor(String(index), index))
    const dashboard = toInstitutionDashboard(doctors, PATIENTS, NOW)
    expect(dashboard.recent_patients.map(({ created_at }) => created_at.slice(0, 10))).toEqual([
      '2026-11-20',
      '2026-11-01',
      '2026-10-31',
    ])
    expect(dashboard.top_doctors.map(({ active_patients }) => active_patients)).toEqual([6, 5, 4, 3, 2])
    expect([dashboard.recent_doctors.length, dashboard.doctors.length]).toEqual([5, 7])
  })

  it('are zero of nothing, without failing', () => {
    expect(toPatientStats([], NOW)).toEqual({
      total_patients: 0,
      verified_patients: 0,
      unverified_patients: 0,
      new_patients_this_month: 0,
      patients_per_doctor: [],
    })
  })

  it('tell patients per doctor, those without one too', () => {
    expect(toPatientStats(PATIENTS, NOW).patients_per_doctor).toEqual([
      { doctor_name: 'Luz Paz', patients: 2 },
      { doctor_name: null, patients: 1 },
    ])
  })
})
