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
import { ruled } from '../plugins/rule.ts'
import type { Passage } from '../services/carry.ts'
import { namePatients } from '../services/named-patients.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { InstitutionReader } from './institution-reader.ts'
import { listingOf, type Sorts, sliceOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { reads, SHOWN_PATIENTS } from './page-rules.ts'
import { panelOf } from './panel-of.ts'
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
    const { requestId } = exchangeOf(passage.request)
    // Both lists at once (defect D6); one failing never becomes zeros (defect D3).
    const [doctors, patients] = await Promise.all([
      panelOf(requestId, reader.doctors(who)),
      panelOf(
        requestId,
        reader.patients(who).then((rows) => ({
          stats: statsOf(rows, frame),
          recent: rows.toSorted((a, b) => b.registeredAt.localeCompare(a.registeredAt)),
        })),
      ),
    ])
    namePatients(
      exchangeOf(passage.request),
      patients.state === 'failed' ? [] : patients.value.recent.slice(0, DASHBOARD_ROWS),
    )
    return desk.show(frame, InstitutionDashboard({ frame, viewer, doctors, patients }))
  }

  const doctors = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId, search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(DOCTOR_SORTS), 'name')
    const shown = await panelOf(
      requestId,
      reader
        .doctors({ request: passage.request, session })
        .then((rows) =>
          sliceOf(
            rows,
            listing,
            (row) => [row.firstName, row.lastName, row.specialty, row.email],
            DOCTOR_SORTS,
          ),
        ),
    )
    return desk.show(frame, InstitutionDoctors({ frame, viewer, listing, doctors: shown }))
  }

  const patients = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId, search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(PATIENT_SORTS), 'name')
    const shown = await panelOf(
      requestId,
      reader.patients({ request: passage.request, session }).then((rows) => ({
        stats: statsOf(rows, frame),
        slice: sliceOf(
          rows,
          listing,
          (row) => [row.firstName, row.lastName, row.email, row.doctor],
          PATIENT_SORTS,
        ),
      })),
    )
    namePatients(exchangeOf(passage.request), shown.state === 'failed' ? [] : shown.value.slice.rows)
    return desk.show(frame, InstitutionPatients({ frame, viewer, listing, patients: shown }))
  }

  const profile = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId } = exchangeOf(passage.request)
    const shown = await panelOf(requestId, reader.profile({ request: passage.request, session }))
    return desk.show(frame, InstitutionProfilePage({ frame, viewer, profile: shown }))
  }

  const rule = (summary: string, subject?: Subject) =>
    ruled(
      reads(summary, { institution: 'any' }, { service: 'institutions', ...(subject ? { subject } : {}) }),
    )
  return new Elysia({ name: 'web/institution-pages' })
    .get(routes.institution.dashboard, dashboard, rule('Página: resumen de la institución', SHOWN_PATIENTS))
    .get(routes.institution.doctors, doctors, rule('Página: médicos de la institución'))
    .get(routes.institution.patients, patients, rule('Página: pacientes de la institución', SHOWN_PATIENTS))
    .get(routes.institution.profile, profile, rule('Página: perfil de la institución'))
}
