import type { Static, TSchema } from '@sinclair/typebox'
import { Elysia } from 'elysia'
import { DASHBOARD_PATIENTS, DoctorDashboard as DashboardPage } from '../../pages/doctor/dashboard.tsx'
import { DoctorInstitutionPage } from '../../pages/doctor/institution.tsx'
import type { OwnPatient } from '../../pages/doctor/model.ts'
import { DoctorPatientRecord } from '../../pages/doctor/patient-record.tsx'
import { DoctorPatients as PatientsPage } from '../../pages/doctor/patients.tsx'
import { routes } from '../../pages/routes.ts'
import type { Subject } from '../identity/access.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { Passage } from '../services/carry.ts'
import { DIRECTORY_CACHE } from '../services/directory-cache.ts'
import {
  DoctorDashboard,
  DoctorInstitution,
  DoctorPatients,
  DoctorProfile,
} from '../services/doctors/model.ts'
import { idParam } from '../services/uuid.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { toDoctorInstitution, toDoctorProfile, toOwnPatient, toPractice } from './doctor-view.ts'
import { readKept } from './kept.ts'
import { listingOf, type Sorts, sliceOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { reads, SHOWN_PATIENTS } from './page-rules.ts'
import type { Reader } from './patient-reader.ts'
import { createPatientRecordReader } from './patient-record-reader.ts'
import { toToday } from './today.ts'

export interface DoctorPagesDeps {
  readonly desk: PageDesk
  readonly askAs: AskAs
  /** Epoch ms. */
  readonly now: () => number
}

const ME = '/api/v1/doctors/me'

const PATIENT_SORTS: Sorts<OwnPatient> = {
  name: (patient) => `${patient.lastName} ${patient.firstName}`,
  // The older somebody is, the smaller the birth date.
  age: (patient) => -Number(patient.dateOfBirth.replaceAll('-', '')),
}

const doctorOnly = { doctor: 'any' } as const

/** Pages of a doctor: own patients, their records, own institution. */
export const doctorPages = ({ desk, askAs, now }: DoctorPagesDeps) => {
  const asked = <Model extends TSchema>(model: Model) => {
    const read = createAnswerReader(model)
    return async (who: Reader, path: string): Promise<Static<Model>> =>
      read(await askAs(who, 'doctors', { method: 'GET', target: `${ME}${path}` }))
  }
  const readPractice = asked(DoctorDashboard)
  const readPatients = asked(DoctorPatients)
  const readInstitution = createAnswerReader(DoctorInstitution)
  const readProfile = asked(DoctorProfile)
  const readRecord = createPatientRecordReader(askAs)

  /** The last one known, where the service is down. */
  const knownInstitution = async (who: Reader) =>
    readKept(
      await askAs(who, 'doctors', { method: 'GET', target: `${ME}/institution`, cache: DIRECTORY_CACHE }),
      (answer) => toDoctorInstitution(readInstitution(answer)),
      now(),
    )

  const ownPatients = async (who: Reader): Promise<readonly OwnPatient[]> =>
    (await readPatients(who, '/patients')).patients.map(toOwnPatient)

  const dashboard = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    return desk.showPanels(passage, frame, {
      arrivals: {
        practice: readPractice(who, '/dashboard').then(toPractice),
        patients: ownPatients(who),
        institution: knownInstitution(who),
        profile: readProfile(who, '/profile').then(toDoctorProfile),
      },
      render: (frame, panels) => DashboardPage({ frame, viewer, ...panels }),
      names: { patients: (patients) => patients.slice(0, DASHBOARD_PATIENTS) },
    })
  }

  const patients = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(PATIENT_SORTS), 'name')
    const toSlice = (rows: readonly OwnPatient[]) =>
      sliceOf(rows, listing, (row) => [row.firstName, row.lastName, row.email, row.phone], PATIENT_SORTS)
    return desk.showPanels(passage, frame, {
      arrivals: { patients: ownPatients({ request: passage.request, session }).then(toSlice) },
      render: (frame, panels) => PatientsPage({ frame, viewer, listing, ...panels }),
      names: { patients: ({ rows }) => rows },
    })
  }

  const record = async (passage: Passage): Promise<Response> => {
    const id = idParam(passage.params)
    const { frame, viewer, session } = await desk.enter(passage)
    return desk.showPanels(passage, frame, {
      arrivals: { record: readRecord({ request: passage.request, session }, id) },
      render: (frame, panels) => DoctorPatientRecord({ frame, viewer, ...panels, today: toToday(now()) }),
    })
  }

  const institution = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    return desk.showPanels(passage, frame, {
      arrivals: { institution: knownInstitution(who) },
      render: (frame, panels) =>
        DoctorInstitutionPage({ frame, viewer, doctorId: session.referenceId, ...panels }),
    })
  }

  const rule = (summary: string, subject?: Subject) =>
    reads(summary, doctorOnly, { service: 'doctors', ...(subject ? { subject } : {}) })
  return new Elysia({ name: 'web/doctor-pages' })
    .get(routes.doctor.dashboard, dashboard, rule('Página: resumen del médico', SHOWN_PATIENTS))
    .get(routes.doctor.patients, patients, rule('Página: pacientes del médico', SHOWN_PATIENTS))
    .get(
      `${routes.doctor.patients}/:id`,
      record,
      reads(
        'Página: expediente de un paciente del médico',
        { doctor: 'assigned' },
        { service: 'doctors', subject: { kind: 'patient', param: 'id' } },
      ),
    )
    .get(routes.doctor.institution, institution, rule('Página: institución del médico'))
}
