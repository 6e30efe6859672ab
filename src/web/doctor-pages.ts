import type { Static, TSchema } from '@sinclair/typebox'
import { Elysia } from 'elysia'
import { DASHBOARD_PATIENTS, DoctorDashboard as DashboardPage } from '../../pages/doctor/dashboard.tsx'
import { DoctorInstitutionPage } from '../../pages/doctor/institution.tsx'
import type { OwnPatient } from '../../pages/doctor/model.ts'
import { DoctorPatientRecord } from '../../pages/doctor/patient-record.tsx'
import { DoctorPatients as PatientsPage } from '../../pages/doctor/patients.tsx'
import { routes } from '../../pages/routes.ts'
import { NotFound } from '../errors.ts'
import type { Subject } from '../identity/access.ts'
import { ruled } from '../plugins/rule.ts'
import { createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { Passage } from '../services/carry.ts'
import {
  DoctorDashboard,
  DoctorInstitution,
  DoctorPatients,
  DoctorProfile,
} from '../services/doctors/model.ts'
import { namePatients } from '../services/named-patients.ts'
import { isUuid } from '../services/uuid.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { toDoctorInstitution, toDoctorProfile, toOwnPatient, toPractice } from './doctor-view.ts'
import { listingOf, type Sorts, sliceOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { reads, SHOWN_PATIENTS } from './page-rules.ts'
import { panelOf, valueOr } from './panel-of.ts'
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
  const readInstitution = asked(DoctorInstitution)
  const readProfile = asked(DoctorProfile)
  const readRecord = createPatientRecordReader(askAs)

  const ownPatients = async (who: Reader): Promise<readonly OwnPatient[]> =>
    (await readPatients(who, '/patients')).patients.map(toOwnPatient)

  const dashboard = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    const { requestId } = exchangeOf(passage.request)
    const [practice, patients, institution, profile] = await Promise.all([
      panelOf(requestId, readPractice(who, '/dashboard').then(toPractice)),
      panelOf(requestId, ownPatients(who)),
      panelOf(requestId, readInstitution(who, '/institution').then(toDoctorInstitution)),
      panelOf(requestId, readProfile(who, '/profile').then(toDoctorProfile)),
    ])
    namePatients(exchangeOf(passage.request), valueOr(patients, []).slice(0, DASHBOARD_PATIENTS))
    return desk.show(frame, DashboardPage({ frame, viewer, practice, patients, institution, profile }))
  }

  const patients = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId, search } = exchangeOf(passage.request)
    const listing = listingOf(search, Object.keys(PATIENT_SORTS), 'name')
    const shown = await panelOf(
      requestId,
      ownPatients({ request: passage.request, session }).then((rows) =>
        sliceOf(rows, listing, (row) => [row.firstName, row.lastName, row.email, row.phone], PATIENT_SORTS),
      ),
    )
    namePatients(exchangeOf(passage.request), shown.state === 'failed' ? [] : shown.value.rows)
    return desk.show(frame, PatientsPage({ frame, viewer, listing, patients: shown }))
  }

  const record = async (passage: Passage): Promise<Response> => {
    const id = passage.params?.['id'] ?? ''
    if (!isUuid(id)) throw new NotFound()
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId } = exchangeOf(passage.request)
    const shown = await panelOf(requestId, readRecord({ request: passage.request, session }, id))
    return desk.show(frame, DoctorPatientRecord({ frame, viewer, record: shown, today: toToday(now()) }))
  }

  const institution = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId } = exchangeOf(passage.request)
    const who = { request: passage.request, session }
    const shown = await panelOf(requestId, readInstitution(who, '/institution').then(toDoctorInstitution))
    return desk.show(frame, DoctorInstitutionPage({ frame, viewer, institution: shown }))
  }

  const rule = (summary: string, subject?: Subject) =>
    ruled(reads(summary, doctorOnly, { service: 'doctors', ...(subject ? { subject } : {}) }))
  return new Elysia({ name: 'web/doctor-pages' })
    .get(routes.doctor.dashboard, dashboard, rule('Página: resumen del médico', SHOWN_PATIENTS))
    .get(routes.doctor.patients, patients, rule('Página: pacientes del médico', SHOWN_PATIENTS))
    .get(
      `${routes.doctor.patients}/:id`,
      record,
      ruled(
        reads(
          'Página: expediente de un paciente del médico',
          { doctor: 'assigned' },
          { service: 'doctors', subject: { kind: 'patient', param: 'id' } },
        ),
      ),
    )
    .get(routes.doctor.institution, institution, rule('Página: institución del médico'))
}
