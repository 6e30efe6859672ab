import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { rawRequest, sendRaw } from '../../support/raw-http.ts'
import { account, ask, type Clinic, openClinic, tokenFor } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

describe('every service', () => {
  it('is healthy and describes itself to anybody', async () => {
    for (const service of Object.values(clinic.services)) {
      expect((await ask(service, 'GET /health')).text).toBe('{"status":"healthy"}')
      expect((await ask(service, 'GET /openapi.json')).json.openapi).toBe('3.1.0')
    }
  })

  it('answers as uvicorn: no charset, content-length, no other field', async () => {
    const { headers, content } = await sendRaw(clinic.services.auth.port, rawRequest('GET /health'))
    expect(headers.get('server')).toBe('uvicorn')
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('content-length')).toBe(String(content.length))
    expect([...headers.keys()].toSorted()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
      'server',
    ])
  })

  it('answers 404 and 405 with Allow', async () => {
    const unknown = await ask(clinic.services.doctors, 'GET /api/v1/nurses')
    expect([unknown.status, unknown.text]).toEqual([404, '{"detail":"Not Found"}'])
    for (const method of ['PATCH', 'OPTIONS', 'DELETE']) {
      const wrong = await ask(clinic.services.doctors, `${method} /api/v1/doctors`)
      expect([wrong.status, wrong.text]).toEqual([405, '{"detail":"Method Not Allowed"}'])
      expect(wrong.headers.get('allow')).toBe('GET, POST')
    }
    expect((await ask(clinic.services.doctors, 'HEAD /api/v1/doctors')).status).toBe(405)
    expect((await ask(clinic.services.institutions, 'POST /api/v1/institutions/doctors')).status).toBe(405)
    expect((await ask(clinic.services.patients, 'POST /auth/login')).status).toBe(404)
  })

  it('redirects off a trailing slash to an absolute location made from Host', async () => {
    const line = 'GET /api/v1/doctors/?skip=1'
    const { status, headers, content } = await sendRaw(
      clinic.services.doctors.port,
      rawRequest(line, ['servicio-doctores:8000']),
    )
    expect([status, content]).toEqual([307, ''])
    expect(headers.get('location')).toBe('http://servicio-doctores:8000/api/v1/doctors?skip=1')
    expect(headers.get('content-length')).toBe('0')
    expect((await ask(clinic.services.doctors, 'GET /api/v1/nurses/')).status).toBe(404)
  })

  it('decodes the path before routing, so an encoded slash reaches another route', async () => {
    const { referenceId } = account('paciente1')
    const reply = await ask(clinic.services.patients, `GET /api/v1/patients/${referenceId}%2fprofile`, {
      token: tokenFor('paciente1'),
    })
    expect(Object.keys(reply.json)).toEqual(['personal_info', 'emails', 'phones', 'addresses'])
  })

  it('sends 204 without content and length, but with a content type', async () => {
    const field = `Authorization: Bearer ${tokenFor('admin1')}`
    const line = `DELETE /api/v1/doctors/${account('doctor3').referenceId}`
    const { status, headers, content } = await sendRaw(
      clinic.services.doctors.port,
      rawRequest(line, ['localhost'], [field]),
    )
    expect([status, content]).toEqual([204, ''])
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.has('content-length')).toBe(false)
  })
})

describe('the Bearer check', () => {
  const get = (headers: Record<string, string>) =>
    ask(clinic.services.doctors, 'GET /api/v1/doctors', { headers })

  it('tells a missing, an invalid and an expired token apart', async () => {
    const token = tokenFor('paciente1')
    const missing = await Promise.all([
      get({}),
      get({ authorization: `bearer ${token}` }),
      get({ cookie: `t=${token}` }),
    ])
    const invalid = await Promise.all([
      get({ authorization: 'Bearer' }),
      get({ authorization: `Bearer ${token.slice(0, -2)}` }),
    ])
    const expired = await get({
      authorization: `Bearer ${tokenFor('paciente1', { exp: Date.now() / 1000 - 0.5 })}`,
    })
    for (const { status } of [...missing, ...invalid, expired]) expect(status).toBe(401)
    const texts = [missing, invalid, [expired]].map((group) => new Set(group.map(({ text }) => text)))
    expect(texts.map(({ size }) => size)).toEqual([1, 1, 1])
    expect(new Set(texts.flatMap((group) => [...group])).size).toBe(3)
  })

  it('comes before validation', async () => {
    expect((await ask(clinic.services.doctors, 'POST /api/v1/doctors', { body: {} })).status).toBe(401)
    expect((await ask(clinic.services.patients, 'GET /api/v1/patients/not-an-id')).status).toBe(401)
  })
})
