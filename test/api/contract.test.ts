import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { t } from 'elysia'
import { Administrator, PlatformSummary } from '../../src/services/admins/model.ts'
import { SessionItem, ValidSession } from '../../src/services/auth/model.ts'
import {
  DirectoryDoctor,
  Doctor,
  DoctorDashboard,
  DoctorInstitution,
  DoctorMedicalRecord,
  DoctorPatients,
  DoctorProfile,
} from '../../src/services/doctors/model.ts'
import {
  Institution,
  InstitutionDashboard,
  InstitutionDoctors,
  InstitutionPatients,
  InstitutionPatientsSummary,
  PatientStats,
} from '../../src/services/institutions/model.ts'
import {
  CareTeam,
  MedicalRecord,
  Patient,
  PatientDashboard,
  PatientProfile,
  PatientSummary,
} from '../../src/services/patients/model.ts'
import { Envelope } from '../../src/web/api/envelope.ts'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway
let patient: ApiClient
let doctor: ApiClient
let institution: ApiClient
let admin: ApiClient

beforeAll(async () => {
  gateway = await startGateway()
  patient = await logIn(gateway.url, demoAccount('patient', 2))
  doctor = await logIn(gateway.url, demoAccount('doctor'))
  institution = await logIn(gateway.url, demoAccount('institution'))
  admin = await logIn(gateway.url, demoAccount('admin'))
}, 60_000)

afterAll(() => gateway?.close(), 60_000)

/** What of the JSON is not as the model says: pointers only. */
const breaches = (model: TSchema, json: unknown): readonly string[] =>
  [...Value.Errors(model, json)].map(({ path, message }) => `${path}: ${message}`)

const firstPatientOf = async (client: ApiClient): Promise<string> => {
  const { patients } = (await client.read('/api/v1/doctors/me/patients')) as { patients: { id: string }[] }
  return patients[0]?.id ?? ''
}

describe('what routes answer is what their models say', () => {
  it('patients', async () => {
    const own = `/api/v1/patients/${patient.account.referenceId}`
    expect(breaches(Patient, await patient.read(own))).toEqual([])
    expect(breaches(PatientDashboard, await patient.read(`${own}/dashboard`))).toEqual([])
    expect(breaches(MedicalRecord, await patient.read(`${own}/medical-record`))).toEqual([])
    expect(breaches(CareTeam, await patient.read(`${own}/care-team`))).toEqual([])
    expect(breaches(PatientProfile, await patient.read(`${own}/profile`))).toEqual([])
    expect(breaches(t.Array(PatientSummary), await admin.read('/api/v1/patients'))).toEqual([])
    expect(breaches(InstitutionPatientsSummary, await institution.read('/api/v1/patients'))).toEqual([])
  })

  it('doctors', async () => {
    const record = `/api/v1/doctors/me/patients/${await firstPatientOf(doctor)}/medical-record`
    expect(breaches(DoctorMedicalRecord, await doctor.read(record))).toEqual([])
    expect(breaches(DoctorDashboard, await doctor.read('/api/v1/doctors/me/dashboard'))).toEqual([])
    expect(breaches(DoctorProfile, await doctor.read('/api/v1/doctors/me/profile'))).toEqual([])
    expect(breaches(DoctorInstitution, await doctor.read('/api/v1/doctors/me/institution'))).toEqual([])
    expect(breaches(DoctorPatients, await doctor.read('/api/v1/doctors/me/patients'))).toEqual([])
    expect(breaches(t.Array(Doctor), await admin.read('/api/v1/doctors'))).toEqual([])
    expect(breaches(t.Array(DirectoryDoctor), await patient.read('/api/v1/doctors'))).toEqual([])
    expect(breaches(Doctor, await doctor.read(`/api/v1/doctors/${doctor.account.referenceId}`))).toEqual([])
  })

  it('institutions and administrators', async () => {
    const own = `/api/v1/institutions/${institution.account.referenceId}`
    expect(breaches(Institution, await institution.read(own))).toEqual([])
    expect(breaches(t.Array(Institution), await patient.read('/api/v1/institutions'))).toEqual([])
    expect(breaches(InstitutionDoctors, await institution.read('/api/v1/institutions/doctors'))).toEqual([])
    expect(breaches(InstitutionPatients, await institution.read('/api/v1/institutions/patients'))).toEqual([])
    expect(breaches(t.Array(Administrator), await admin.read('/api/v1/admins'))).toEqual([])
    expect(breaches(Administrator, await admin.read('/api/v1/admins/me/profile'))).toEqual([])
    expect(breaches(PlatformSummary, await admin.read('/api/v1/admins/summary'))).toEqual([])
  })

  it('sessions', async () => {
    expect(breaches(ValidSession, await doctor.read('/api/v1/auth/validate'))).toEqual([])
    expect(breaches(t.Array(SessionItem), await doctor.read('/api/v1/auth/sessions'))).toEqual([])
  })

  it('/api/web', async () => {
    const web: readonly [ApiClient, string, TSchema][] = [
      [patient, 'patient/dashboard', PatientDashboard],
      [patient, 'patient/medical-record', MedicalRecord],
      [patient, 'patient/care-team', CareTeam],
      [patient, 'patient/profile', PatientProfile],
      [doctor, 'doctor/dashboard', DoctorDashboard],
      [doctor, 'doctor/patients', DoctorPatients],
      [doctor, `doctor/patients/${await firstPatientOf(doctor)}/medical-record`, DoctorMedicalRecord],
      [institution, 'institution/dashboard', InstitutionDashboard],
      [institution, 'institution/doctors', InstitutionDoctors],
      [institution, 'institution/patients', InstitutionPatients],
      [institution, 'institution/patients/stats', PatientStats],
      [patient, 'auth/session/validate', ValidSession],
    ]
    for (const [client, path, model] of web)
      expect([path, breaches(Envelope(model), await client.read(`/api/web/${path}`))]).toEqual([path, []])
  })
})
