import type { Bearer } from '../accounts/bearer.ts'
import { byName } from '../data/by-name.ts'
import { primaryEmail, primaryPhone } from '../data/contacts.ts'
import { count, flag, type Row, type Shape, toJson } from '../data/row.ts'
import { readClinicalHistory, toHistoryLists } from '../patients/clinical-history.ts'
import { PROFILE_COLUMNS, PROFILE_JOIN, toDoctorsProfile } from '../patients/health-profile.ts'
import { json } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { parseBody } from '../validation/parse-request.ts'
import { DOCTOR_CHANGES, findDoctor, updateDoctor } from './doctor.ts'
import { readInstitutionOfDoctor } from './institution-of-doctor.ts'

const PROFILE: Shape = {
  id: 'text',
  first_name: 'text',
  last_name: 'text',
  email: 'text',
  specialty_name: 'text',
  specialty_id: 'text',
  institution_name: 'text',
  years_experience: 'integer',
  consultation_fee: 'float',
}

const PATIENT_INFO: Shape = {
  id: 'text',
  first_name: 'text',
  last_name: 'text',
  date_of_birth: 'text',
  contact_email: 'text',
  contact_phone: 'text',
  last_login: 'text',
}

/** `last_login` is never written by the platform: always null (contract 1.4). */
const SELECT_MY_PATIENTS = `select p.id, p.first_name, p.last_name, p.date_of_birth, null as last_login,
  ${primaryEmail('p.id')} as contact_email, ${primaryPhone('p.id')} as contact_phone, ${PROFILE_COLUMNS}
  from patients p ${PROFILE_JOIN} where p.doctor_id = ? and p.is_active = 1`

/** The doctor's own pages. The doctor is the token's reference id: top level, else in metadata, else the user id. */
export const createMeRoutes = ({ database, requireBearer }: ServiceDeps): readonly Route[] => {
  const me = (request: StandInRequest): string => toDoctorId(requireBearer(request))
  const profileOf = (id: string): Row => {
    const row = findDoctor(database, id)
    if (row === null || !flag(row, 'is_active')) throw new Refusal(404, 'Perfil de doctor no encontrado')
    return row
  }

  return [
    route('GET', '/api/v1/doctors/me/dashboard', (request) => {
      const total = database.one(
        'select count(*) as n from patients where doctor_id = ? and is_active = 1',
        me(request),
      )
      return json({ total_patients: count(total), today_appointments: 0, pending_reviews: 0 })
    }),

    route('GET', '/api/v1/doctors/me/profile', (request) => json(toJson(profileOf(me(request)), PROFILE))),

    route('PUT', '/api/v1/doctors/me/profile', (request) => {
      const id = me(request)
      const changes = parseBody(request, DOCTOR_CHANGES)
      profileOf(id)
      updateDoctor(database, id, changes)
      return json(toJson(profileOf(id), PROFILE))
    }),

    route('GET', '/api/v1/doctors/me/institution', (request) => {
      const institution = readInstitutionOfDoctor(database, me(request))
      if (institution === null) throw new Refusal(404, 'Institución no encontrada')
      return json(institution)
    }),

    route('GET', '/api/v1/doctors/me/patients', (request) => {
      const patients = database.all(SELECT_MY_PATIENTS, me(request)).toSorted(byName)
      return json({
        patient_count: patients.length,
        patients: patients.map((row) => toJson(row, PATIENT_INFO)),
      })
    }),

    route('GET', '/api/v1/doctors/me/patients/{id}/medical-record', (request, id) => {
      const row = database.one(`${SELECT_MY_PATIENTS} and p.id = ?`, me(request), id.toLowerCase())
      if (row === null) throw new Refusal(404, 'Paciente no encontrado')
      return json({
        patient_info: toJson(row, PATIENT_INFO),
        health_profile: toDoctorsProfile(row),
        ...toHistoryLists(readClinicalHistory(database, id.toLowerCase()), 'doctor'),
      })
    }),
  ]
}

const toDoctorId = (bearer: Bearer): string => {
  if (bearer.userType !== 'doctor') throw new Refusal(403, 'Solo para doctores')
  return bearer.referenceId ?? bearer.metadataReferenceId ?? bearer.userId ?? ''
}
