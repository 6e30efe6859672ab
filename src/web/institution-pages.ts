import { Elysia } from 'elysia'
import type { Frame } from '../../pages/frame.ts'
import { DASHBOARD_ROWS, InstitutionDashboard } from '../../pages/institution/dashboard.tsx'
import { InstitutionDoctors } from '../../pages/institution/doctors.tsx'
import type { AffiliatedPatient, StaffDoctor } from '../../pages/institution/model.ts'
import { InstitutionPatients } from '../../pages/institution/patients.tsx'
import { InstitutionProfilePage } from '../../pages/institution/profile.tsx'
import { toPatientStats } from '../../pages/institution/stats.ts'
import { routes } from '../../pages/routes.ts'
import type { Subject } from '../identity/access.ts'
import type { Passage } from '../services/carry.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { InstitutionReader } from './institution-reader.ts'
import { mapKept } from './kept.ts'
import { listingOf, type Sorts, sliceOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { reads, SHOWN_PATIENTS } from './page-rules.ts'
import { toToday } from './today.ts'

export interface InstitutionPagesDeps {
  readonly desk: PageDesk
  readonly reader: InstitutionReader
  /** Epoch ms. */
  readonly now: () => number
}

const DOCTOR_SORTS: Sorts<StaffDoctor> = {
  name: (doctor) => `${doctor.lastName} ${doctor.firstName}`,
  specialty: (doctor) => doctor.specialty ?? '',
  patients: (doctor) => doctor.activePatients,
}

const PATIENT_SORTS: Sorts<AffiliatedPatient> = {
  name: (patient) => `${patient.lastName} ${patient.firstName}`,
  age: (patient) => -Number(patient.dateOfBirth.replaceAll('-', '')),
  doctor: (patient) => patient.doctor ?? '',
  registered: (patient) => patient.registeredAt,
}

/** Pages of an institution: own doctors and patients, and what they add up to. */
export const institutionPages = ({ desk, reader, now }: InstitutionPagesDeps) => {
  const statsOf = (patients: readonly AffiliatedPatient[], { format }: Frame) =>
    toPatientStats(patients, format.age, toToday(now()).slice(0, 7))

  const dashboard = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    return desk.showPanels(passage, frame, {
      // Both lists at once (defect D6); one failing never becomes zeros (defect D3).
      arrivals: {
        doctors: reader.knownDoctors(who),
        patients: reader.patients(who).then((rows) => ({
          stats: statsOf(rows, frame),
          recent: rows.toSorted((a, b) => b.registeredAt.localeCompare(a.registeredAt)),
        })),
      },
      render: (frame, panels) => InstitutionDashboard({ frame, viewer, ...panels }),
      names: { patients: ({ recent }) => recent.slice(0, DASHBOARD_ROWS) },
    })
  }

  const doctors = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(DOCTOR_SORTS), 'name')
    const toSlice = (rows: readonly StaffDoctor[]) =>
      sliceOf(rows, listing, (row) => [row.firstName, row.lastName, row.specialty, row.email], DOCTOR_SORTS)
    return desk.showPanels(passage, frame, {
      arrivals: {
        doctors: reader.knownDoctors({ request: passage.request, session }).then(mapKept(toSlice)),
      },
      render: (frame, panels) =>
        InstitutionDoctors({ frame, viewer, listing, institutionId: session.referenceId, ...panels }),
    })
  }

  const patients = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(PATIENT_SORTS), 'name')
    const toShown = (rows: readonly AffiliatedPatient[]) => ({
      stats: statsOf(rows, frame),
      ...sliceOf(rows, listing, (row) => [row.firstName, row.lastName, row.email, row.doctor], PATIENT_SORTS),
    })
    return desk.showPanels(passage, frame, {
      arrivals: { patients: reader.patients({ request: passage.request, session }).then(toShown) },
      render: (frame, panels) => InstitutionPatients({ frame, viewer, listing, ...panels }),
      names: { patients: ({ rows }) => rows },
    })
  }

  const profile = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    return desk.showPanels(passage, frame, {
      arrivals: { profile: reader.profile({ request: passage.request, session }) },
      render: (frame, panels) => InstitutionProfilePage({ frame, viewer, ...panels }),
    })
  }

  const rule = (summary: string, subject?: Subject) =>
    reads(summary, { institution: 'any' }, { service: 'institutions', ...(subject ? { subject } : {}) })
  return new Elysia({ name: 'web/institution-pages' })
    .get(routes.institution.dashboard, dashboard, rule('Página: resumen de la institución', SHOWN_PATIENTS))
    .get(routes.institution.doctors, doctors, rule('Página: médicos de la institución'))
    .get(routes.institution.patients, patients, rule('Página: pacientes de la institución', SHOWN_PATIENTS))
    .get(routes.institution.profile, profile, rule('Página: perfil de la institución'))
}
