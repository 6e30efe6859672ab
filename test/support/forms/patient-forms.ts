import { type FormCase, postBelowRecord } from './form-case.ts'

const birth = { 'date_of_birth-day': '3', 'date_of_birth-month': '2', 'date_of_birth-year': '1980' }
/** Of a patient, about the own record. */
export const PATIENT_FORMS: readonly FormCase[] = [
  {
    route: '/patient/profile/personal-info',
    path: '/patient/profile/personal-info',
    page: '/patient/profile',
    role: 'patient',
    asks: (own) => ({ method: 'PUT', target: `/api/v1/patients/${own}` }),
    fields: { first_name: 'Anabel', last_name: 'Ruiz', ...birth },
    kept: 'Anabel',
  },
  {
    route: '/patient/profile/emails',
    path: '/patient/profile/emails',
    page: '/patient/profile',
    role: 'patient',
    asks: postBelowRecord('emails'),
    fields: { email_address: 'otra@example.com', email_type: 'work' },
    kept: 'otra@example.com',
  },
  {
    route: '/patient/profile/phones',
    path: '/patient/profile/phones',
    page: '/patient/profile',
    role: 'patient',
    asks: postBelowRecord('phones'),
    fields: { phone_number: '5550001111', phone_type: 'home' },
    kept: '5550001111',
  },
  {
    route: '/patient/profile/addresses',
    path: '/patient/profile/addresses',
    page: '/patient/profile',
    role: 'patient',
    asks: postBelowRecord('addresses'),
    fields: { street_address: 'Calle 1', postal_code: '76000', city: 'Querétaro', address_type: 'home' },
    kept: 'Calle 1',
  },
  {
    route: '/patient/access-log/report',
    path: '/patient/access-log/report',
    page: '/patient/access-log',
    role: 'patient',
    stores: true,
    fields: { entry: 'entry-1' },
    kept: null,
    failsAs: 'page',
  },
]
