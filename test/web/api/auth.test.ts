import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { OTHER_ID, RECORD_IDS, sessionOf } from '../../support/route-stage.ts'
import { stageWebApi } from '../../support/web-api-stage.ts'

const CREDENTIALS = { email: 'ana@clinic.example.com', password: 'x' }
const OPENED = { 'POST /auth/login': { json: { access_token: 'access-1', user_type: 'doctor' } } }

describe('login over /api/web', () => {
  it('answers in the envelope and sets the cookie', async () => {
    const { ask } = stageWebApi(OPENED, 'doctor')
    const response = await ask('POST', '/api/web/auth/login', { json: CREDENTIALS })
    expect(await response.json()).toMatchObject({
      status: 'success',
      message: 'Sesión iniciada.',
      data: {
        access_token: 'access-1',
        expires_in: 900,
        user_type: 'doctor',
        user_id: sessionOf('doctor').userId,
      },
    })
    expect(response.headers.get('set-cookie')).toContain('predicthealth_session=access-1')
  })

  it('a role login opens a session like any other (B5), for that role only (C2, C3)', async () => {
    const { ask } = stageWebApi(OPENED, 'doctor')
    const doctor = await ask('POST', '/api/web/auth/doctor/login', { json: CREDENTIALS })
    expect(doctor.headers.get('set-cookie')).toContain('access-1')
    for (const role of ['patient', 'institution', 'admin']) {
      const response = await ask('POST', `/api/web/auth/${role}/login`, { json: CREDENTIALS })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ status: 'error', code: 'invalid_credentials' })
    }
  })

  it('a route that tells a script the token does not exist (A11)', async () => {
    expect((await stageWebApi({}).ask('GET', '/api/web/auth/token', { as: 'patient' })).status).toBe(404)
  })
})

describe('logout over /api/web', () => {
  it('ends the session', async () => {
    const { ask, calls } = stageWebApi({})
    const response = await ask('POST', '/api/web/auth/logout', { as: 'patient' })
    expect(calls).toEqual(['close sid-patient'])
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  it('succeeds without one', async () => {
    const response = await stageWebApi({}).ask('POST', '/api/web/auth/logout')
    expect(await response.json()).toEqual({ status: 'success', message: 'Sesión cerrada.', data: {} })
  })
})

describe('session/validate over /api/web', () => {
  it('answers the members the front end reads', async () => {
    const response = await stageWebApi({}).ask('GET', '/api/web/auth/session/validate', { as: 'patient' })
    const { userId, email, referenceId } = sessionOf('patient')
    const user = { user_id: userId, user_type: 'patient', email, reference_id: referenceId }
    expect(await response.json()).toMatchObject({ status: 'success', data: { valid: true, user } })
  })
})

describe('registering as a patient', () => {
  const REGISTRATION = {
    first_name: 'Ana',
    last_name: 'Ruiz',
    date_of_birth: '1985-03-27',
    email: 'ana.ruiz@clinic.example.com',
    password: 'Tulipan-47!rojo',
    institution_id: RECORD_IDS.institution,
    doctor_id: RECORD_IDS.doctor,
  }
  const CREATED = {
    'POST /api/v1/patients': {
      status: 201,
      json: { id: OTHER_ID, first_name: 'Ana', last_name: 'Ruiz', doctor_id: 'd' },
    },
  }
  const register = (json: object, answers = CREATED) => {
    const staged = stageWebApi(answers)
    const headers = { 'idempotency-key': 'k-1' }
    return { ...staged, response: staged.ask('POST', '/api/web/auth/patient/register', { json, headers }) }
  }

  it('creates the record and tells a stranger no more than they wrote', async () => {
    const { response, questions } = register(REGISTRATION)
    const answer = await response
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      data: { id: OTHER_ID, first_name: 'Ana', last_name: 'Ruiz' },
    })
    expect(questions[0]).toMatchObject({
      identity: null,
      idempotencyKey: 'k-1',
      json: {
        contact_email: { email_address: REGISTRATION.email },
        health_profile: {},
        doctor_id: RECORD_IDS.doctor,
      },
    })
  })

  it('refuses weak passwords and impossible birth dates before asking (H6)', async () => {
    const wrong = [
      { password: 'corta' },
      { password: 'Password1!' },
      { confirm_password: 'otra' },
      { date_of_birth: '2027-01-01' },
      { date_of_birth: '2001-02-30' },
      { doctor_id: 'x' },
    ]
    for (const members of wrong) {
      const { response, questions } = register({ ...REGISTRATION, ...members })
      expect((await response).status).toBe(422)
      expect(questions).toEqual([])
    }
  })

  it('passes on that the e-mail is taken', async () => {
    const taken = {
      'POST /api/v1/patients': { status: 409, json: { detail: 'El correo ya está registrado' } },
    }
    const { response } = register(REGISTRATION, taken as never)
    expect((await response).status).toBe(409)
    expect(await (await response).json()).toMatchObject({ message: 'El correo ya está registrado' })
  })

  it('is open to strangers, and limited', () => {
    const { group } = stageWebApi({})
    const limits = group.routes
      .map(({ path, hooks }) => [path, ruleOf(hooks)] as const)
      .filter(([, rule]) => rule?.access === 'public')
      .map(([path, rule]) => [path.replace('/api/web/', ''), rule?.limit])
    expect(limits).toEqual([
      ['auth/login', 'login'],
      ['auth/patient/login', 'login'],
      ['auth/doctor/login', 'login'],
      ['auth/institution/login', 'login'],
      ['auth/admin/login', 'login'],
      ['auth/patient/register', 'register'],
      ['auth/logout', undefined],
      ['contact', 'contact'],
    ])
  })
})

describe('change-password over /api/web (C8)', () => {
  it('needs a session, and ends the others', async () => {
    const { ask, calls } = stageWebApi({ 'POST /auth/change-password': { json: { success: true } } })
    const json = { current_password: 'old', new_password: 'Tulipan-47!rojo' }
    expect((await ask('POST', '/api/web/auth/change-password', { json })).status).toBe(401)
    expect((await ask('POST', '/api/web/auth/change-password', { json, as: 'patient' })).status).toBe(200)
    expect(calls).toEqual([`closeAll ${sessionOf('patient').userId} but sid-patient`])
  })
})
