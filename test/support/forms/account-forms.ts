import { demoAccount } from '../api-client.ts'
import { type FormCase, NEW_PASSWORD, post } from './form-case.ts'

/** Of everybody signed in. */
export const ACCOUNT_FORMS: readonly FormCase[] = [
  {
    route: '/account/sessions/:sid/name',
    path: '/account/sessions/sid-patient/name',
    page: '/account/sessions',
    role: 'patient',
    stores: true,
    fields: { name: 'Teléfono de casa' },
    kept: 'Teléfono de casa',
  },
  {
    route: '/account/sessions/:sid/end',
    path: '/account/sessions/sid-other/end',
    page: '/account/sessions',
    role: 'patient',
    stores: true,
    fields: {},
    kept: null,
    failsAs: 'page',
  },
  {
    route: '/account/sessions/end-others',
    path: '/account/sessions/end-others',
    page: '/account/sessions',
    role: 'patient',
    stores: true,
    fields: {},
    kept: null,
    failsAs: 'page',
  },
  {
    route: '/account/password',
    path: '/account/password',
    page: '/account/password',
    role: 'patient',
    asks: post('/auth/change-password'),
    fields: {
      current_password: demoAccount('patient').password,
      new_password: NEW_PASSWORD,
      confirm_password: NEW_PASSWORD,
    },
    kept: null,
  },
  {
    route: '/logout',
    path: '/logout',
    page: '/login',
    role: 'patient',
    stores: true,
    fields: {},
    kept: null,
    failsAs: 'page',
  },
]
