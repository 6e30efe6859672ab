// oauth2-proxy#1784: a form posted after the session ended is not lost; OWASP ASVS 5.0 V7.3.1.
import { describe, expect, it } from 'bun:test'
import { createLoginRedirect } from '../../src/web/login-redirect.ts'
import { exchange, OTHER_ID, RECORD_IDS, sessionOf } from '../support/route-stage.ts'
import { NOW_MS } from '../support/web-api-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const secretKey = 'a secret key for tests, 32 octets long'
const session = {
  cookieName: 'predicthealth_session',
  cookieSecure: false,
  idleSeconds: 900,
  absoluteSeconds: 604_800,
  maxPerUser: 10,
}

const tokenOf = (userId: string): string =>
  `e30.${Buffer.from(JSON.stringify({ user_id: userId })).toString('base64url')}.c2ln`

/** Posts a form with the cookie of an ended session of this user, some time ago. */
const postAfterExpiry = (
  action: string,
  fields: Readonly<Record<string, string>>,
  userId: string,
  agoMs = 0,
) => {
  const toLogin = createLoginRedirect({ config: { secretKey, session }, now: () => NOW_MS - agoMs })
  const request = new Request(`http://localhost${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `predicthealth_session=${tokenOf(userId)}`,
    },
  })
  return toLogin(request, exchange(action))
}

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

const { userId } = sessionOf('patient')

const pages = stageWebPages({
  [`GET /api/v1/patients/${RECORD_IDS.patient}/profile`]: {
    json: {
      personal_info: {
        first_name: 'Ana',
        last_name: 'Ruiz',
        date_of_birth: '1980-02-03',
        primary_email: null,
      },
      emails: [],
      phones: [],
      addresses: [],
    },
  },
  'GET /api/v1/doctors/me/profile': {
    json: {
      id: OTHER_ID,
      first_name: 'Jorge',
      last_name: 'Medina',
      email: null,
      specialty_name: null,
      specialty_id: null,
      institution_name: 'Clínica',
      years_experience: 12,
      consultation_fee: 950,
    },
  },
})
const phone = { phone_number: '55 5000 1111', phone_type: 'work', csrf: 'old' }

describe('a form posted after the session ended', () => {
  it('leads to the login, which comes back to the page of the form', async () => {
    const response = await postAfterExpiry('/patient/profile/phones', phone, userId)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/login?return-to=%2Fpatient%2Fprofile&reason=form-kept')
    expect(response.headers.get('set-cookie')).not.toContain('5000')
  })

  it('is offered again after the login, once', async () => {
    const cookie = cookieOf(await postAfterExpiry('/patient/profile/phones', phone, userId))
    const response = await pages.get('/patient/profile', 'patient', { cookie })
    expect(response.headers.get('set-cookie')).toContain('predicthealth_form=; Path=/; Max-Age=0')
    const text = await response.text()
    expect(text).toContain('Esto es lo que estabas enviando')
    expect(text).toContain('value="55 5000 1111"')
  })

  it('is not shown to anybody else', async () => {
    const cookie = cookieOf(await postAfterExpiry('/doctor/profile', { consultation_fee: '777' }, userId))
    const response = await pages.get('/doctor/profile', 'doctor', { cookie })
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('777')
  })

  it('is forgotten after ten minutes', async () => {
    const cookie = cookieOf(await postAfterExpiry('/patient/profile/phones', phone, userId, 601_000))
    const response = await pages.get('/patient/profile', 'patient', { cookie })
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('Esto es lo que estabas enviando')
  })

  it('keeps no password', async () => {
    const { userId: doctorId } = sessionOf('doctor')
    const action = '/doctor/patients/0ffe0000-0000-4000-8000-000000000009/emergency'
    const fields = { reason: 'Llegó inconsciente a urgencias', password: 'Doctor123!' }
    const cookie = cookieOf(await postAfterExpiry(action, fields, doctorId))
    const text = await (await pages.get(action, 'doctor', { cookie })).text()
    expect(text).toContain('Llegó inconsciente a urgencias')
    expect(text).not.toContain('Doctor123!')
  })

  it('is not kept when nobody knows whose it was, or when it is no form', async () => {
    expect((await postAfterExpiry('/patient/profile/phones', phone, '')).headers.get('location')).toContain(
      '/login',
    )
    const toLogin = createLoginRedirect({ config: { secretKey, session }, now: () => NOW_MS })
    const bare = new Request('http://localhost/patient/profile/phones', { method: 'POST', body: '{}' })
    const response = await toLogin(bare, exchange('/patient/profile/phones'))
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})
