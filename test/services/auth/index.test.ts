import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { auth } from '../../../src/services/auth/index.ts'
import { fakeSessions, sessionOf, stage } from '../../support/route-stage.ts'

const BROWSER = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
const CREDENTIALS = { email: 'ana@clinic.example.com', password: 'x' }

const staged = () => {
  const { sessions, calls } = fakeSessions('doctor')
  const group = auth({
    sessions,
    cookie: { cookieName: 'predicthealth_session', cookieSecure: true },
    login: ({ request }) =>
      sessions.open('access-1', { userAgent: request.headers.get('user-agent') ?? '', address: '192.0.2.7' }),
  })
  return { ...stage(group), group, calls }
}

describe('POST /api/v1/auth/login (C1)', () => {
  it('gives a client that is no browser its tokens, and the cookie', async () => {
    const response = await staged().ask('POST', '/api/v1/auth/login', { json: CREDENTIALS })
    expect(await response.json()).toEqual({
      access_token: 'access-1',
      refresh_token: 'refresh-2',
      token_type: 'bearer',
      expires_in: 900,
      user_id: sessionOf('doctor').userId,
      user_type: 'doctor',
      email: 'doctor@clinic.example.com',
    })
    expect(response.headers.get('set-cookie')).toBe(
      'predicthealth_session=access-1; Path=/; HttpOnly; SameSite=Strict; Secure',
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('gives a browser the cookie only (A11)', async () => {
    const response = await staged().ask('POST', '/api/v1/auth/login', { json: CREDENTIALS, headers: BROWSER })
    expect(response.headers.get('set-cookie')).toContain('access-1')
    const text = await response.text()
    expect(text).not.toContain('access-1')
    expect(text).not.toContain('refresh-2')
  })

  it('says what is missing or wrong, never what was sent (E9)', async () => {
    const { ask } = staged()
    const missing = await ask('POST', '/api/v1/auth/login', { json: {} })
    expect(missing.status).toBe(400)
    const wrong = await ask('POST', '/api/v1/auth/login', { json: { email: 'secreto', password: 'secreto' } })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).not.toContain('secreto')
    expect((await ask('POST', '/api/v1/auth/login', { json: [] })).status).toBe(400)
    expect((await ask('POST', '/api/v1/auth/login', { body: 'email=x' })).status).toBe(415)
  })
})

describe('sessions over the API', () => {
  it('a refresh token buys new tokens, an unknown one nothing', async () => {
    const { ask } = staged()
    const renewed = await ask('POST', '/api/v1/auth/refresh', { json: { refresh_token: 'refresh-1' } })
    expect(await renewed.json()).toMatchObject({ access_token: 'access-2', refresh_token: 'refresh-2' })
    expect((await ask('POST', '/api/v1/auth/refresh', { json: { refresh_token: 'stolen' } })).status).toBe(
      401,
    )
  })

  it('validate tells who asks by both ids (B1)', async () => {
    const response = await staged().ask('GET', '/api/v1/auth/validate', { as: 'patient' })
    const { userId, referenceId, email } = sessionOf('patient')
    expect(await response.json()).toEqual({
      valid: true,
      user: { user_id: userId, user_type: 'patient', email, reference_id: referenceId },
    })
  })

  it('logout ends this session and the cookie (A7)', async () => {
    const { ask, calls } = staged()
    const response = await ask('POST', '/api/v1/auth/logout', { as: 'doctor' })
    expect(calls).toEqual(['close sid-doctor'])
    expect(response.headers.get('set-cookie')).toContain('predicthealth_session=; Path=/; Max-Age=0')
  })

  it('logout-all ends every session of the user', async () => {
    const { ask, calls } = staged()
    await ask('POST', '/api/v1/auth/logout-all', { as: 'doctor' })
    expect(calls).toEqual([`closeAll ${sessionOf('doctor').userId} but none`])
  })

  it('are listed with the one that asks marked', async () => {
    const response = await staged().ask('GET', '/api/v1/auth/sessions', { as: 'doctor' })
    expect(await response.json()).toEqual([
      {
        id: 'sid-doctor',
        name: null,
        user_agent: 'Firefox',
        address: '192.0.2.7',
        place: 'same-network',
        created_at: '2026-11-18T11:06:40.000Z',
        last_seen_at: '2026-11-18T11:07:40.000Z',
        current: true,
      },
    ])
  })

  it('are ended one by one; ending the own one forgets the cookie', async () => {
    const { ask } = staged()
    const other = await ask('DELETE', '/api/v1/auth/sessions/sid-other', { as: 'doctor' })
    expect([other.status, other.headers.get('set-cookie')]).toEqual([204, null])
    const own = await ask('DELETE', '/api/v1/auth/sessions/sid-doctor', { as: 'doctor' })
    expect(own.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await ask('DELETE', '/api/v1/auth/sessions/unknown', { as: 'doctor' })).status).toBe(404)
  })

  it('are named', async () => {
    const { ask, calls } = staged()
    const named = await ask('PUT', '/api/v1/auth/sessions/sid-other', {
      as: 'doctor',
      json: { name: 'Consultorio' },
    })
    expect([named.status, calls]).toEqual([204, ['rename sid-other Consultorio']])
    const unnamed = await ask('PUT', '/api/v1/auth/sessions/sid-other', { as: 'doctor', json: { name: '' } })
    expect(unnamed.status).toBe(204)
    const nobodys = await ask('PUT', '/api/v1/auth/sessions/unknown', { as: 'doctor', json: { name: 'x' } })
    expect(nobodys.status).toBe(404)
  })

  it('need a session, but for login and refresh', async () => {
    const { ask, group } = staged()
    const open = group.routes
      .filter(({ hooks }) => ruleOf(hooks)?.access === 'public')
      .map(({ path }) => path)
    expect(open).toEqual(['/api/v1/auth/login', '/api/v1/auth/refresh'])
    expect((await ask('POST', '/api/v1/auth/logout')).status).toBe(401)
  })

  it('nothing else of the auth service is reachable: account creation least of all (A1)', async () => {
    const { ask } = staged()
    for (const path of ['/api/v1/auth/users/create', '/api/v1/auth/verify-token', '/api/v1/auth'])
      expect((await ask('POST', path, { as: 'admin', json: {} })).status).toBe(404)
  })
})
