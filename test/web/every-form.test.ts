import { describe, expect, it } from 'bun:test'
import { GatewayTimeout, ServiceUnavailable } from '../../src/errors.ts'
import type { Role } from '../../src/identity/role.ts'
import { OTHER_ID, RECORD_IDS } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const RECORD = `/api/v1/patients/${RECORD_IDS.patient}`
const ME = '/api/v1/doctors/me'
const PASSWORD = 'Nubes-verdes-7!'
const KEY = '4f1d9c1e-0000-4000-8000-000000000001'

interface FormCase {
  readonly path: string
  readonly role?: Role
  /** The question the form leads to, which fails. */
  readonly asks: string
  readonly fields: Readonly<Record<string, string>>
  /** What has to be there again afterwards. */
  readonly kept: string | null
}

const passwords = { password: PASSWORD, confirm_password: PASSWORD }
const birth = { 'date_of_birth-day': '3', 'date_of_birth-month': '2', 'date_of_birth-year': '1980' }

/** Every form that a service has to answer. */
const FORMS: readonly FormCase[] = [
  {
    path: '/login',
    asks: 'POST /auth/login',
    fields: { email: 'ana@example.com', password: PASSWORD },
    kept: 'ana@example.com',
  },
  {
    path: '/register',
    asks: 'POST /api/v1/patients',
    fields: {
      ...{ first_name: 'Ana', last_name: 'Ruiz', email: 'ana@example.com' },
      ...{ institution_id: OTHER_ID, doctor_id: OTHER_ID },
      ...birth,
      ...passwords,
    },
    kept: 'ana@example.com',
  },
  {
    path: '/patient/profile/personal-info',
    role: 'patient',
    asks: `PUT ${RECORD}`,
    fields: { first_name: 'Anabel', last_name: 'Ruiz', ...birth },
    kept: 'Anabel',
  },
  {
    path: '/patient/profile/emails',
    role: 'patient',
    asks: `POST ${RECORD}/emails`,
    fields: { email_address: 'otra@example.com', email_type: 'work' },
    kept: 'otra@example.com',
  },
  {
    path: '/patient/profile/phones',
    role: 'patient',
    asks: `POST ${RECORD}/phones`,
    fields: { phone_number: '5550001111', phone_type: 'home' },
    kept: '5550001111',
  },
  {
    path: '/patient/profile/addresses',
    role: 'patient',
    asks: `POST ${RECORD}/addresses`,
    fields: { street_address: 'Calle 1', postal_code: '76000', city: 'Querétaro', address_type: 'home' },
    kept: 'Calle 1',
  },
  {
    path: '/doctor/profile',
    role: 'doctor',
    asks: `PUT ${ME}/profile`,
    fields: { years_experience: '13', consultation_fee: '1234' },
    kept: '1234',
  },
  {
    path: '/institution/doctors/new',
    role: 'institution',
    asks: 'POST /api/v1/doctors',
    fields: {
      ...{ nombre: 'Laura', apellido: 'Peña', licencia_medica: 'L-2', email: 'laura@example.com' },
      ...passwords,
    },
    kept: 'Peña',
  },
  {
    path: '/account/password',
    role: 'patient',
    asks: 'POST /auth/change-password',
    fields: { current_password: 'Paciente123!', new_password: PASSWORD, confirm_password: PASSWORD },
    kept: null,
  },
]

const FAILURES = [
  { what: 'is down', status: 503, failure: () => new ServiceUnavailable('patients') },
  { what: 'is slow', status: 504, failure: () => new GatewayTimeout('patients') },
]

describe.each(FORMS)('the form at $path', ({ path, role, asks, fields, kept }) => {
  it.each(FAILURES)(
    'comes back with what was typed, and may be sent again as the same, when the service $what',
    async ({ status, failure }) => {
      const fail = async () => {
        throw failure()
      }
      // With it goes what the page of the form would show beside it.
      const { post } = stageWebPages({
        [asks]: fail,
        [`GET ${RECORD}/profile`]: fail,
        [`GET ${ME}/profile`]: fail,
      })
      const response = await post(path, { ...fields, 'idempotency-key': KEY }, role)
      const text = await response.text()
      expect(response.status).toBe(status)
      expect(text).toContain('error-summary')
      if (kept !== null) expect(text).toContain(`value="${kept}"`)
      expect(text).not.toContain(PASSWORD)
      // What a slow service did in the end is not done twice.
      if (path !== '/login') expect(text).toContain(`name="idempotency-key" value="${KEY}"`)
    },
  )
})
