// oauth2-proxy#1784: a form posted after the session ended is not lost; OWASP ASVS 5.0 V7.3.1.
import { describe, expect, it } from 'bun:test'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import { createFailureAnswer } from '../../src/plugins/failure-answer.ts'
import { createKeepForm } from '../../src/web/keep-form.ts'
import { createLoginRedirect } from '../../src/web/login-redirect.ts'
import { EVERY_FORM } from '../support/forms/every-form.ts'
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

const formOf = (action: string, fields: Readonly<Record<string, string>>, userId: string, from = '') =>
  new Request(`http://localhost${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `predicthealth_session=${tokenOf(userId)}`,
      referer: from,
      'sec-fetch-mode': 'navigate',
    },
  })

const keepForm = (agoMs = 0) => createKeepForm({ config: { secretKey, session }, now: () => NOW_MS - agoMs })

/** Posts a form with the cookie of an ended session of this user, some time ago. */
const postAfterExpiry = (
  action: string,
  fields: Readonly<Record<string, string>>,
  userId: string,
  { agoMs = 0, from = '' } = {},
) =>
  createLoginRedirect({ cookie: session, keepForm: keepForm(agoMs) })(
    formOf(action, fields, userId, from),
    exchange(action),
  )

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
    const cookie = cookieOf(
      await postAfterExpiry('/patient/profile/phones', phone, userId, { agoMs: 601_000 }),
    )
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
    const toLogin = createLoginRedirect({ cookie: session, keepForm: keepForm() })
    const bare = new Request('http://localhost/patient/profile/phones', { method: 'POST', body: '{}' })
    const response = await toLogin(bare, exchange('/patient/profile/phones'))
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('is not forgotten on another page', async () => {
    const { userId: doctorId } = sessionOf('doctor')
    const action = `/doctor/patients/${OTHER_ID}/emergency`
    const cookie = cookieOf(
      await postAfterExpiry(action, { reason: 'Llegó inconsciente a urgencias' }, doctorId),
    )
    const response = await pages.get('/doctor/profile', 'doctor', { cookie })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).not.toContain('Esto es lo que estabas enviando')
  })
})

const guarded = EVERY_FORM.filter(({ role }) => role !== undefined)
const typed = guarded.filter(({ kept }) => kept !== null)
const pressed = guarded.filter(({ kept, path }) => kept === null && path !== '/logout')

describe.each(typed)('the form at $route', ({ path, page, role = 'patient', fields, kept }) => {
  it('is given back on its page after the login', async () => {
    const { userId } = sessionOf(role)
    const response = await postAfterExpiry(path, { ...fields, csrf: 'old' }, userId)
    expect(response.headers.get('location')).toBe(
      `/login?return-to=${encodeURIComponent(page)}&reason=form-kept`,
    )
    const again = await pages.get(page, role, { cookie: cookieOf(response) })
    const text = await again.text()
    expect(text).toContain('Esto es lo que estabas enviando')
    expect(text).toContain(kept ?? '')
    expect(again.headers.get('set-cookie')).toContain('predicthealth_form=; Path=/; Max-Age=0')
  })

  it('is kept also when nobody can say whether the session goes on', async () => {
    const answer = createFailureAnswer({
      apiPrefixes: [],
      renderErrorPage: () => '<!doctype html>',
      keepForm: keepForm(),
    })
    const request = formOf(path, fields, sessionOf(role).userId)
    const response = await answer(new SessionStoreUnavailable(), request, exchange(path))
    expect(response.status).toBe(503)
    const text = await (await pages.get(page, role, { cookie: cookieOf(response) })).text()
    expect(text).toContain(kept ?? '')
  })
})

describe.each(pressed)('the button at $route', ({ path, page, role = 'patient', fields }) => {
  it('leads back to its page after the login, as it was', async () => {
    const { userId } = sessionOf(role)
    const from = `http://localhost${page}?q=ana&page=2`
    const response = await postAfterExpiry(path, fields, userId, { from })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('location')).toBe(
      `/login?return-to=${encodeURIComponent(`${page}?q=ana&page=2`)}&reason=expired`,
    )
  })

  it('does not follow what another site says', async () => {
    const { userId } = sessionOf(role)
    const from = `https://elsewhere.example${page}?q=x`
    const response = await postAfterExpiry(path, fields, userId, { from })
    expect(response.headers.get('location')).toBe(
      `/login?return-to=${encodeURIComponent(page)}&reason=expired`,
    )
  })
})

describe('a name that was typed for the session that ended', () => {
  it('is for the one that took its place', async () => {
    const { userId } = sessionOf('patient')
    const action = '/account/sessions/sid-ended/name'
    const cookie = cookieOf(await postAfterExpiry(action, { name: 'Teléfono de casa' }, userId))
    const text = await (await pages.get('/account/sessions', 'patient', { cookie })).text()
    expect(text).toContain('value="Teléfono de casa"')
  })
})
