import { demoAccount } from '../api-client.ts'
import { type FormCase, NEW_PASSWORD, post } from './form-case.ts'

const birth = { 'date_of_birth-day': '3', 'date_of_birth-month': '2', 'date_of_birth-year': '1980' }
/** Of people without a session. */
export const VISITOR_FORMS: readonly FormCase[] = [
  {
    route: '/contact',
    path: '/contact',
    page: '/',
    stores: true,
    fields: { name: 'Ana Ruiz', email: 'ana@example.com', message: '¿Atienden los sábados por la tarde?' },
    kept: '¿Atienden los sábados por la tarde?',
  },
  {
    route: '/register',
    path: '/register',
    page: '/register',
    asks: post('/api/v1/patients'),
    fields: {
      ...{ first_name: 'Ana', last_name: 'Ruiz', email: 'ana.nueva@example.com' },
      ...{
        institution_id: demoAccount('institution').referenceId,
        doctor_id: demoAccount('doctor').referenceId,
      },
      ...birth,
      password: NEW_PASSWORD,
      confirm_password: NEW_PASSWORD,
    },
    kept: 'ana.nueva@example.com',
  },
  {
    route: '/login',
    path: '/login',
    page: '/login',
    asks: post('/auth/login'),
    fields: { email: demoAccount('patient', 2).email, password: demoAccount('patient', 2).password },
    kept: demoAccount('patient', 2).email,
  },
  {
    route: '/language',
    path: '/language',
    page: '/',
    fields: { locale: 'en' },
    kept: null,
    failsAs: 'page',
  },
]
