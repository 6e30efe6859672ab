import type { Static } from '@sinclair/typebox'
import { t } from 'elysia'

/** Members the numbers are made of; the services' other members stay on the rows. */
export const CountedDoctors = t.Object({
  doctors: t.Array(t.Object({ is_active: t.Boolean(), active_patients: t.Integer() })),
})

export const CountedPatients = t.Object({
  patients: t.Array(
    t.Object({
      is_verified: t.Boolean(),
      created_at: t.String(),
      doctor_name: t.Optional(t.Union([t.String(), t.Null()])),
    }),
  ),
})

type Doctors = Static<typeof CountedDoctors>['doctors']
type Patients = Static<typeof CountedPatients>['patients']

/** Rows a dashboard shows of a list. */
const SHOWN = 5

/** The institution's dashboard out of its two lists, nothing invented (contract section 7, defects D3 and G6). */
export const toInstitutionDashboard = (doctors: Doctors, patients: Patients, nowMs: number) => ({
  active_doctors: doctors.filter((doctor) => doctor.is_active).length,
  total_doctors: doctors.length,
  total_patients: patients.length,
  verified_patients: patients.filter((patient) => patient.is_verified).length,
  new_patients_this_month: newThisMonth(patients, nowMs),
  recent_doctors: doctors.slice(0, SHOWN),
  recent_patients: newestFirst(patients).slice(0, SHOWN),
  top_doctors: doctors
    .filter((doctor) => doctor.active_patients > 0)
    .sort((a, b) => b.active_patients - a.active_patients)
    .slice(0, SHOWN),
  doctors,
})

/** Numbers over the institution's patients. */
export const toPatientStats = (patients: Patients, nowMs: number) => {
  const verified = patients.filter((patient) => patient.is_verified).length
  const perDoctor = new Map<string | null, number>()
  for (const { doctor_name: name = null } of patients) perDoctor.set(name, (perDoctor.get(name) ?? 0) + 1)
  return {
    total_patients: patients.length,
    verified_patients: verified,
    unverified_patients: patients.length - verified,
    new_patients_this_month: newThisMonth(patients, nowMs),
    patients_per_doctor: [...perDoctor]
      .map(([doctor_name, count]) => ({ doctor_name, patients: count }))
      .sort((a, b) => b.patients - a.patients),
  }
}

/** The services write UTC, so the month is that of UTC. */
const newThisMonth = (patients: Patients, nowMs: number): number => {
  const now = new Date(nowMs)
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth())
  return patients.filter(({ created_at }) => {
    const createdMs = Date.parse(created_at)
    return createdMs >= start && createdMs <= nowMs
  }).length
}

const newestFirst = (patients: Patients): Patients =>
  [...patients].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))
