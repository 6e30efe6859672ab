import { demoAccount } from '../api-client.ts'
import { type FormCase, NEW_PASSWORD, post } from './form-case.ts'

const PATIENT = demoAccount('patient').referenceId
const DOCTOR = demoAccount('doctor').referenceId

/** Of doctors and institutions. */
export const PROFESSIONAL_FORMS: readonly FormCase[] = [
  {
    route: '/doctor/profile',
    path: '/doctor/profile',
    page: '/doctor/profile',
    role: 'doctor',
    asks: () => ({ method: 'PUT', target: '/api/v1/doctors/me/profile' }),
    fields: { years_experience: '13', consultation_fee: '1234' },
    kept: '1234',
  },
  {
    route: '/doctor/patients/:id/emergency',
    path: `/doctor/patients/${PATIENT}/emergency`,
    page: `/doctor/patients/${PATIENT}/emergency`,
    role: 'doctor',
    asks: post('/auth/login'),
    stores: true,
    fields: {
      purpose: 'ETREAT',
      reason: 'Llegó inconsciente a urgencias',
      password: demoAccount('doctor').password,
    },
    kept: 'Llegó inconsciente a urgencias',
  },
  {
    route: '/institution/doctors/new',
    path: '/institution/doctors/new',
    page: '/institution/doctors/new',
    role: 'institution',
    asks: post('/api/v1/doctors'),
    fields: {
      ...{ nombre: 'Laura', apellido: 'Peñaloza', licencia_medica: 'L-2026-2', email: 'laura@example.com' },
      password: NEW_PASSWORD,
      confirm_password: NEW_PASSWORD,
    },
    kept: 'Peñaloza',
  },
  {
    route: '/institution/doctors/:id/deactivate',
    path: `/institution/doctors/${DOCTOR}/deactivate`,
    page: `/institution/doctors/${DOCTOR}/deactivate`,
    role: 'institution',
    asks: () => ({ method: 'DELETE', target: `/api/v1/doctors/${DOCTOR}` }),
    fields: {},
    kept: null,
    failsAs: 'page',
  },
]
