import type { MonthCount } from '../charts/month-columns.tsx'
import type { AffiliatedPatient, PatientStats } from './model.ts'

/** Months a small multiple shows. */
const MONTHS_SHOWN = 12

/** What an institution's patients add up to. `ageOf` gives whole years; `thisMonth` is `YYYY-MM`. */
export const toPatientStats = (
  patients: readonly AffiliatedPatient[],
  ageOf: (dateOfBirth: string) => number,
  thisMonth: string,
): PatientStats => {
  const ages = patients.map((patient) => ageOf(patient.dateOfBirth))
  const verified = patients.filter((patient) => patient.isVerified)
  const months = byMonth(patients)
  const verifiedBy = new Map(byMonth(verified).map(({ month, count }) => [month, count]))
  return {
    total: patients.length,
    verified: verified.length,
    newThisMonth: patients.filter((patient) => patient.registeredAt.startsWith(thisMonth)).length,
    averageAge: ages.length === 0 ? null : Math.round(ages.reduce((sum, age) => sum + age, 0) / ages.length),
    months,
    verifiedMonths: months.map(({ month }) => ({ month, count: verifiedBy.get(month) ?? 0 })),
  }
}

const byMonth = (patients: readonly AffiliatedPatient[]): readonly MonthCount[] => {
  const counts = new Map<string, number>()
  for (const patient of patients) {
    const month = patient.registeredAt.slice(0, 7)
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  return [...counts]
    .map(([month, count]) => ({ month, count }))
    .toSorted((a, b) => a.month.localeCompare(b.month))
    .slice(-MONTHS_SHOWN)
}
