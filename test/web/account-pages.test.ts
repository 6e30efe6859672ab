import { describe, expect, it } from 'bun:test'
import { sessionOf } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const { userId } = sessionOf('patient')

describe('my sessions', () => {
  it('marks the one that looks', async () => {
    expect(await (await stageWebPages().get('/account/sessions', 'patient')).text()).toContain('Esta sesión')
  })

  it('ends one, and only of the own account', async () => {
    const { post, calls } = stageWebPages()
    const response = await post('/account/sessions/sid-other/end', {}, 'patient')
    expect(response.headers.get('location')).toBe('/account/sessions')
    expect(calls).toEqual([`closeOne ${userId} sid-other`])
    expect((await post('/account/sessions/unknown/end', {}, 'patient')).status).toBe(404)
  })

  it('ends all others and keeps this one', async () => {
    const { post, calls } = stageWebPages()
    await post('/account/sessions/end-others', {}, 'patient')
    expect(calls).toEqual([`closeAll ${userId} but sid-patient`])
  })

  it('gives one a name, and says when there is none', async () => {
    const { post, calls } = stageWebPages()
    await post('/account/sessions/sid-patient/name', { name: 'Mi teléfono' }, 'patient')
    expect(calls).toEqual(['rename sid-patient Mi teléfono'])
    const response = await post('/account/sessions/sid-patient/name', { name: '' }, 'patient')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('id="account-sessions-sid-patient-name-name-fault"')
  })
})

describe('changing the password (defects C8, G1)', () => {
  const fields = {
    current_password: 'Paciente123!',
    new_password: 'Nubes-verdes-7!',
    confirm_password: 'Nubes-verdes-7!',
  }

  it('ends the other sessions and says so', async () => {
    const { post, calls } = stageWebPages({ 'POST /auth/change-password': { json: {} } })
    const response = await post('/account/password', fields, 'patient')
    expect(response.status).toBe(303)
    expect(calls).toContain(`closeAll ${userId} but sid-patient`)
  })

  it.each([
    ['current_password', {}, { status: 401 }],
    ['new_password', { new_password: 'corta', confirm_password: 'corta' }, { json: {} }],
    ['confirm_password', { confirm_password: 'Otra-cosa-7!' }, { json: {} }],
  ])('points at %s when it is wrong, and shows no password again', async (name, change, answer) => {
    const { post } = stageWebPages({ 'POST /auth/change-password': answer })
    const response = await post('/account/password', { ...fields, ...change }, 'patient')
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text).toContain(`id="account-password-${name}-fault"`)
    expect(text).not.toContain('Nubes-verdes-7!')
  })
})
