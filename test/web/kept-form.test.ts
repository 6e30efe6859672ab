// oauth2-proxy#1784: a form posted after the session ended is not lost; OWASP ASVS 5.0 V7.3.1.
import { describe, expect, it } from 'bun:test'
import { createKeptForms } from '../../src/web/kept-form.ts'
import { createLoginRedirect } from '../../src/web/login-redirect.ts'
import { cookieOf, keepForm, pages, postAfterExpiry } from '../support/late-form.ts'
import { exchange, OTHER_ID, sessionOf } from '../support/route-stage.ts'

const { userId } = sessionOf('patient')
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

  it('cannot be planted by a sibling subdomain, over TLS', () => {
    const forms = createKeptForms('a secret key for tests, 32 octets long', true, () => 0)
    const sent = forms.issue({ action: '/x', fields: phone, userId })?.split(';')[0] ?? ''
    expect(sent).toStartWith('__Host-predicthealth_form=')
    expect(forms.read(sent, userId)?.action).toBe('/x')
    expect(forms.read(sent.replace('__Host-', ''), userId)).toBeNull()
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
    const toLogin = createLoginRedirect({
      cookie: { cookieName: 'predicthealth_session' },
      keepForm: keepForm(),
    })
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

describe('the longest form there is', () => {
  it('is kept, in a cookie that a browser takes', async () => {
    const { userId } = sessionOf('admin')
    const origins = Array.from({ length: 200 }, (_, at) => `https://clinica-${at * 7}.example`)
    const value = origins.join('\n').slice(0, 4_000)
    const reason = 'Añadimos las direcciones de las clínicas que se unieron. '.repeat(9).slice(0, 500)
    const fields = { key: 'cors.origins', value, reason, csrf: 'old' }
    const cookie = cookieOf(await postAfterExpiry('/admin/settings', fields, userId))
    expect(cookie.length).toBeLessThan(3_900)
    const text = await (await pages.get('/admin/settings', 'admin', { cookie })).text()
    expect(text).toContain('https://clinica-700.example')
    expect(text).toContain(reason.slice(-60))
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
