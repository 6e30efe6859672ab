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
  const months = patients.length === 0 ? [] : monthsUntil(thisMonth, patients)
  return {
    total: patients.length,
    verified: verified.length,
    newThisMonth: patients.filter((patient) => monthOf(patient) === thisMonth).length,
    averageAge: ages.length === 0 ? null : Math.round(ages.reduce((sum, age) => sum + age, 0) / ages.length),
    months: countBy(months, patients),
    verifiedMonths: countBy(months, verified),
  }
}

/** The last months up to this one, none left out, since time has no gaps; from the first patient's on. */
const monthsUntil = (thisMonth: string, patients: readonly AffiliatedPatient[]): readonly string[] => {
  const [year = 0, month = 0] = thisMonth.split('-').map(Number)
  const first = patients.map(monthOf).toSorted()[0] ?? thisMonth
  return Array.from({ length: MONTHS_SHOWN }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
  )
    .filter((shown) => shown >= first)
    .toReversed()
}

const monthOf = (patient: AffiliatedPatient): string => patient.registeredAt.slice(0, 7)

const countBy = (
  months: readonly string[],
  patients: readonly AffiliatedPatient[],
): readonly MonthCount[] => {
  const counts = Map.groupBy(patients, monthOf)
  return months.map((month) => ({ month, count: counts.get(month)?.length ?? 0 }))
}
