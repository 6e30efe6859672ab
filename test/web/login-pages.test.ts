import { describe, expect, it } from 'bun:test'
import { stageWebPages } from '../support/web-pages-stage.ts'

const account = { email: 'ana@correo.example.com', password: 'Paciente123!' }
const opened = { 'POST /auth/login': { json: { access_token: 'token', user_type: 'patient' } } }

describe('the login form', () => {
  it("leads to the dashboard of the account's role, with the session as cookie", async () => {
    const { post } = stageWebPages(opened)
    const response = await post('/login', account)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/patient/dashboard')
    expect(response.headers.get('set-cookie')).toContain('predicthealth_session=token')
  })

  it('leads back to where the person was', async () => {
    const { post } = stageWebPages(opened)
    const response = await post('/login', { ...account, 'return-to': '/patient/profile?x=1' })
    expect(response.headers.get('location')).toBe('/patient/profile?x=1')
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'does not lead away to %s (CWE-601)',
    async (target) => {
      const { post } = stageWebPages(opened)
      const response = await post('/login', { ...account, 'return-to': target })
      expect(response.headers.get('location')).toBe('/patient/dashboard')
    },
  )

  it('says the same for an unknown account and a wrong password, keeps the address and never the password', async () => {
    const { post } = stageWebPages({ 'POST /auth/login': { status: 401 } })
    const response = await post('/login', account)
    const text = await response.text()
    expect(response.status).toBe(401)
    expect(text).toContain('No encontramos esa cuenta o la contraseña no coincide.')
    expect(text).toContain('value="ana@correo.example.com"')
    expect(text).not.toContain('Paciente123!')
  })

  it('points at a field that was left empty', async () => {
    const { post, questions } = stageWebPages()
    const response = await post('/login', { email: 'ana@correo.example.com', password: '' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('id="login-password-fault"')
    expect(questions).toEqual([])
  })

  it('passes by for somebody who is signed in', async () => {
    const { get } = stageWebPages()
    const response = await get('/login', 'doctor')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/doctor/dashboard')
  })
})

describe('logging out', () => {
  it('closes the session and forgets the cookie', async () => {
    const { post, calls } = stageWebPages()
    const response = await post('/logout', {}, 'patient')
    expect(calls).toContain('close sid-patient')
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(response.headers.get('location')).toBe('/login?reason=logged-out')
  })
})
