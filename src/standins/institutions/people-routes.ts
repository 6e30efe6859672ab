import { byName } from '../data/by-name.ts'
import { primaryEmail, primaryPhone } from '../data/contacts.ts'
import { type Shape, toJson } from '../data/row.ts'
import { json } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { toInstitutionId } from './institution.ts'

const DOCTOR: Shape = {
  id: 'text',
  first_name: 'text',
  last_name: 'text',
  medical_license: 'text',
  years_experience: 'integer',
  consultation_fee: 'float',
  is_active: 'flag',
  professional_status: 'text',
  specialty_name: 'text',
  contact_email: 'text',
  contact_phone: 'text',
  active_patients: 'integer',
  specialty: 'text',
}

const PATIENT: Shape = {
  id: 'text',
  first_name: 'text',
  last_name: 'text',
  date_of_birth: 'text',
  last_login: 'text',
  is_verified: 'flag',
  created_at: 'text',
  contact_email: 'text',
  contact_phone: 'text',
  doctor_first_name: 'text',
  doctor_last_name: 'text',
  validation_status: 'text',
  doctor_name: 'text',
  risk_level: 'text',
  last_activity: 'text',
}

/** The institution's own doctors and patients: active ones, by name, no paging (contract 5). */
export const createPeopleRoutes = ({ database, requireBearer }: ServiceDeps): readonly Route[] => {
  const institution = (request: StandInRequest): string => {
    const bearer = requireBearer(request)
    if (bearer.userType !== 'institution') throw new Refusal(403, 'Solo para instituciones')
    const id = toInstitutionId(bearer)
    if (id === null) throw new Refusal(400, 'El token no tiene la referencia de la institución')
    return id
  }

  return [
    route('GET', '/api/v1/institutions/doctors', (request) => {
      const doctors = database.all(
        `select d.*, s.name as specialty_name, s.name as specialty, ${primaryEmail('d.id')} as contact_email,
         ${primaryPhone('d.id')} as contact_phone,
         (select count(*) from patients p where p.doctor_id = d.id and p.is_active = 1) as active_patients
         from doctors d left join specialties s on s.id = d.specialty_id
         where d.institution_id = ? and d.is_active = 1`,
        institution(request),
      )
      return json({ doctors: doctors.toSorted(byName).map((row) => toJson(row, DOCTOR)) })
    }),

    route('GET', '/api/v1/institutions/patients', (request) => {
      const patients = database.all(
        `select p.*, null as last_login, ${primaryEmail('p.id')} as contact_email,
         ${primaryPhone('p.id')} as contact_phone, d.first_name as doctor_first_name, d.last_name as doctor_last_name,
         iif(p.is_verified = 1, 'verified', 'unverified') as validation_status,
         d.first_name || ' ' || d.last_name as doctor_name, 'low' as risk_level, p.created_at as last_activity
         from patients p join doctors d on d.id = p.doctor_id where p.institution_id = ? and p.is_active = 1`,
        institution(request),
      )
      return json({ patients: patients.toSorted(byName).map((row) => toJson(row, PATIENT)) })
    }),
  ]
}
