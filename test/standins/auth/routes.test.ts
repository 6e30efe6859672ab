import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { INACTIVE_ACCOUNT } from '../../../src/standins/seed/demo-accounts.ts'
import { account, ask, type Clinic, faultsOf, openClinic, signed, tokenFor, UNKNOWN_ID } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const login = (body: unknown) => ask(clinic.services.auth, 'POST /auth/login', { body })

describe('login', () => {
  it('answers a token and whose it is, in contract order', async () => {
    const { email, password, userId, referenceId } = account('paciente2')
    const reply = await login({ email, password, ignored: true })
    expect(reply.status).toBe(200)
    expect(Object.keys(reply.json)).toEqual([
      'access_token',
      'token_type',
      'user_id',
      'user_type',
      'email',
      'expires_in',
      'refresh_token',
    ])
    expect(reply.json).toMatchObject({ token_type: 'bearer', user_id: userId, user_type: 'patient', email })
    const [head, payload] = reply.json.access_token
      .split('.')
      .map((part: string) => Buffer.from(part, 'base64url').toString())
    expect(head).toBe('{"alg":"HS256","typ":"JWT"}')
    const claims = JSON.parse(payload)
    expect(Object.keys(claims)).toEqual(['user_id', 'user_type', 'email', 'roles', 'metadata', 'exp'])
    expect(claims).toMatchObject({ roles: ['patient'], metadata: { reference_id: referenceId } })
    expect(claims.exp - Date.now() / 1000).toBeWithin(880, 901)
  })

  it('gives every login a token of its own', async () => {
    const { email, password } = account('admin1')
    const [one, other] = await Promise.all([login({ email, password }), login({ email, password })])
    expect(one?.json.access_token).not.toBe(other?.json.access_token)
  })

  it('lower-cases the domain, not the local part', async () => {
    const password = 'Paciente123!'
    expect((await login({ email: 'paciente1@TEST.PredictHealth.com', password })).status).toBe(200)
    expect((await login({ email: 'Paciente1@test.predicthealth.com', password })).status).toBe(401)
  })

  it('says the same of an unknown e-mail and a wrong password', async () => {
    const unknown = await login({ email: 'nadie@test.predicthealth.com', password: 'Paciente123!' })
    const wrong = await login({ email: account('paciente1').email, password: 'Otra-clave-1' })
    expect([unknown.status, wrong.status]).toEqual([401, 401])
    expect(unknown.text).toBe(wrong.text)
  })

  it('refuses a deactivated account only after the right password', async () => {
    expect((await login(INACTIVE_ACCOUNT)).status).toBe(403)
    expect((await login({ ...INACTIVE_ACCOUNT, password: 'Otra-clave-1' })).status).toBe(401)
  })

  it('answers 400 to an empty e-mail or password', async () => {
    expect((await login({ email: account('doctor1').email, password: '' })).status).toBe(400)
    expect((await login({ email: '', password: 'x' })).status).toBe(400)
  })

  it('answers 422 with what is wrong and where', async () => {
    expect(faultsOf(await login({}))).toEqual([
      ['missing', ['body', 'email']],
      ['missing', ['body', 'password']],
    ])
    expect(faultsOf(await login({ email: 'a@clinica.test', password: 'x' }))).toEqual([
      ['value_error', ['body', 'email']],
    ])
    expect(faultsOf(await login([]))).toEqual([['model_attributes_type', ['body']]])
    expect(faultsOf(await ask(clinic.services.auth, 'POST /auth/login'))).toEqual([['missing', ['body']]])
    const json = { 'content-type': 'application/json' }
    const broken = await ask(clinic.services.auth, 'POST /auth/login', { raw: '{', headers: json })
    expect(faultsOf(broken)).toEqual([['json_invalid', ['body', 0]]])
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(
      (await ask(clinic.services.auth, 'POST /auth/login', { raw: 'email=a', headers: form })).status,
    ).toBe(422)
  })
})

describe('verify-token', () => {
  const verify = (authorization?: string) =>
    ask(clinic.services.auth, 'POST /auth/verify-token', {
      headers: authorization === undefined ? {} : { authorization },
    })

  it('answers the claims without exp', async () => {
    const reply = await verify(`Bearer ${tokenFor('doctor2')}`)
    const { userId, referenceId, email } = account('doctor2')
    expect(reply.text).toBe(
      `{"valid":true,"payload":{"user_id":"${userId}","user_type":"doctor","email":"${email}","roles":["doctor"],"metadata":{"reference_id":"${referenceId}"}}}`,
    )
  })

  it('answers 200 and false for whatever is not valid', async () => {
    const expired = tokenFor('doctor1', { exp: Date.now() / 1000 - 1 })
    for (const value of [
      'Bearer x.y.z',
      `Bearer ${expired}`,
      `bearer ${tokenFor('doctor1')}`,
      'Basic abc',
      'Bearer',
    ]) {
      const reply = await verify(value)
      expect([value, reply.status, reply.text]).toEqual([value, 200, '{"valid":false,"payload":null}'])
    }
  })

  it('answers 422 without the field and crashes on missing claims', async () => {
    expect(faultsOf(await verify())).toEqual([['missing', ['header', 'Authorization']]])
    const crash = await verify(`Bearer ${signed({ user_id: 'x' })}`)
    expect([crash.status, crash.text]).toEqual([500, 'Internal Server Error'])
    expect(crash.headers.get('content-type')).toStartWith('text/plain')
  })
})

describe('session/validate and logout', () => {
  it('name the user of a valid token and the reason for any other', async () => {
    const validate = (headers: Record<string, string>) =>
      ask(clinic.services.auth, 'GET /auth/session/validate', { headers })
    const good = await validate({ authorization: `Bearer ${tokenFor('paciente1')}` })
    expect(Object.keys(good.json.user)).toEqual(['user_id', 'user_type', 'email'])
    const expired = `Bearer ${tokenFor('paciente1', { exp: 1 })}`
    const bad = await Promise.all(
      ['x', 'Bearer x', expired].map((authorization) => validate({ authorization })),
    )
    expect(bad.map(({ status, json }) => [status, json.valid])).toEqual(Array(3).fill([200, false]))
    expect(new Set(bad.map(({ json }) => json.message)).size).toBe(3)
  })

  it('revoke nothing', async () => {
    const token = tokenFor('paciente1')
    const reply = await ask(clinic.services.auth, 'POST /auth/logout', { token })
    expect([reply.status, reply.json.success]).toEqual([200, true])
    expect((await ask(clinic.services.auth, 'POST /auth/verify-token', { token })).json.valid).toBe(true)
    const expired = await ask(clinic.services.auth, 'POST /auth/logout', {
      token: tokenFor('paciente1', { exp: 1 }),
    })
    expect(expired.json.success).toBe(true)
    expect((await ask(clinic.services.auth, 'POST /auth/logout', { token: 'x' })).json.success).toBe(false)
  })
})

describe('users/create', () => {
  const create = (body: unknown) => ask(clinic.services.auth, 'POST /users/create', { body })
  const good = () => ({
    email: 'nueva@clinica.example.com',
    password: 'Una-clave-larga',
    user_type: 'patient',
    reference_id: account('paciente1').referenceId,
  })

  it('makes an account that can log in, without asking who asks', async () => {
    const reply = await create(good())
    expect(reply.status).toBe(201)
    expect(Object.keys(reply.json)).toEqual(['id', 'email', 'user_type', 'is_active', 'is_verified'])
    expect(reply.json.id).not.toBe(good().reference_id)
    expect((await login({ email: good().email, password: good().password })).json.user_id).toBe(reply.json.id)
  })

  it('answers 400 to a taken e-mail, 500 text to a record that is not there', async () => {
    expect((await create({ ...good(), email: account('doctor1').email })).status).toBe(400)
    expect((await create({ ...good(), email: 'b@clinica.example.com', reference_id: UNKNOWN_ID })).text).toBe(
      'Internal Server Error',
    )
    expect((await create({ ...good(), email: 'c@clinica.example.com', user_type: 'nurse' })).status).toBe(500)
  })

  it('never echoes the password it refuses', async () => {
    const reply = await create({ ...good(), password: 'corta' })
    expect(faultsOf(reply)).toEqual([['string_too_short', ['body', 'password']]])
    expect(reply.text).not.toContain('corta')
  })
})

describe('change-password', () => {
  it('changes it for the next login', async () => {
    const { email, password } = account('paciente5')
    const change = (current: string, next: string) =>
      ask(clinic.services.auth, 'POST /auth/change-password', {
        token: tokenFor('paciente5'),
        body: { current_password: current, new_password: next },
      })
    expect((await change('No-es-esta-1', 'Nueva-clave-1')).status).toBe(401)
    expect((await change(password, 'corta')).status).toBe(422)
    expect((await change(password, 'Nueva-clave-1')).json.success).toBe(true)
    expect((await login({ email, password })).status).toBe(401)
    expect((await login({ email, password: 'Nueva-clave-1' })).status).toBe(200)
  })

  it('takes a Bearer', async () => {
    expect((await ask(clinic.services.auth, 'POST /auth/change-password', { body: {} })).status).toBe(401)
  })
})

describe('users/by-reference', () => {
  it('is for administrators', async () => {
    const line = `PUT /users/by-reference/${account('doctor3').referenceId}`
    const body = { is_active: false }
    expect((await ask(clinic.services.auth, line, { token: tokenFor('doctor3'), body })).status).toBe(403)
    expect((await ask(clinic.services.auth, line, { token: tokenFor('admin1'), body })).status).toBe(200)
    const { email, password } = account('doctor3')
    expect((await login({ email, password })).status).toBe(403)
  })
})
