// OWASP ASVS 5.0 V7.3.1: whatever form is late, nothing typed is lost, and the person goes on where it was.
import { describe, expect, it } from 'bun:test'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import { failureAnswers } from '../support/failure-answers.ts'
import { EVERY_FORM } from '../support/forms/every-form.ts'
import { cookieOf, formOf, keepForm, pages, postAfterExpiry } from '../support/late-form.ts'
import { exchange, sessionOf } from '../support/route-stage.ts'

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
    const answer = failureAnswers({ keepForm: keepForm() })
    const request = formOf(path, fields, sessionOf(role).userId)
    const response = await answer(new SessionStoreUnavailable(), request, exchange(path))
    expect(response.status).toBe(503)
    const text = await (await pages.get(page, role, { cookie: cookieOf(response) })).text()
    expect(text).toContain(kept ?? '')
  })
})

describe('a form that a sibling subdomain sends while nobody can say whether the session goes on', () => {
  it.each([
    { 'sec-fetch-site': 'same-site', origin: 'http://forum.localhost' },
    { origin: 'http://forum.localhost' },
  ])('is not kept for the user (CWE-352): %p', async (said) => {
    const request = formOf('/patient/profile/emails', { email: 'a@b.example' }, sessionOf('patient').userId)
    for (const [name, value] of Object.entries(said)) request.headers.set(name, value)
    expect(await keepForm()(request, exchange('/patient/profile/emails'))).toBeNull()
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
