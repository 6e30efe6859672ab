import { describe, expect, it } from 'bun:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Elysia, t } from 'elysia'
import { toOpenapiDocument } from '../../src/plugins/openapi-document.ts'
import { RULE } from '../../src/plugins/rule.ts'
import { admins } from '../../src/services/admins/index.ts'
import { auth } from '../../src/services/auth/index.ts'
import { doctors } from '../../src/services/doctors/index.ts'
import { institutions } from '../../src/services/institutions/index.ts'
import { patients } from '../../src/services/patients/index.ts'
import { fakeForward, fakeSessions } from '../support/route-stage.ts'
import { stageWebApi } from '../support/web-api-stage.ts'

const allRoutes = () => {
  const { forward } = fakeForward()
  const { sessions } = fakeSessions()
  const deps = { forward, sessions, forwardToInstitutions: forward }
  const login = async () => Promise.reject(new Error('not asked'))
  const cookie = { cookieName: 'predicthealth_session', cookieSecure: true }
  return new Elysia()
    .use(auth({ sessions, login, cookie }))
    .use(patients(deps))
    .use(doctors(deps))
    .use(institutions(deps))
    .use(admins(deps))
    .use(stageWebApi({}).group)
    .get('/patient/dashboard', 'a page').routes
}

const document = toOpenapiDocument(allRoutes(), '1.2.3')
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
)
const operation = (name: string) => operations.find((candidate) => candidate.name === name)?.operation ?? {}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    // Compiling the meta-schema takes seconds on a busy machine.
  }, 60_000)

  it('holds every route with a contract, and no page, wildcard or internal rule', () => {
    const names = operations.map(({ name }) => name)
    for (const name of [
      'post /api/v1/auth/login',
      'delete /api/v1/auth/sessions/{id}',
      'get /api/v1/doctors/me/patients/{patientId}/medical-record',
      'post /api/v1/patients/{id}/addresses',
      'get /api/web/institution/patients/stats',
      'post /api/web/contact',
    ])
      expect(names).toContain(name)
    expect(names.filter((name) => name.includes('*') || name.endsWith(' /patient/dashboard'))).toEqual([])
    expect(JSON.stringify(document)).not.toContain(RULE)
  })

  it('refers to named models instead of repeating them, and every reference resolves', () => {
    const text = JSON.stringify(document)
    const references = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    expect([...references].filter((name) => !(String(name) in document.components.schemas))).toEqual([])
    expect(operation('put /api/v1/patients/{id}')['requestBody']).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/PatientChange' } } },
    })
  })

  it('says number where a number is answered, not also text', () => {
    expect(document.components.schemas['Problem']).toMatchObject({
      properties: { status: { type: 'integer' } },
    })
    expect(JSON.stringify(document)).not.toMatch(/"format":"(integer|numeric)"/)
  })

  it('says that a login and a refresh may be refused as not understood', () => {
    for (const name of ['post /api/v1/auth/login', 'post /api/v1/auth/refresh'])
      expect(Object.keys(operation(name)['responses'] ?? {})).toContain('400')
  })

  it('says who may call: open routes ask for no session, the others for a token or the cookie', () => {
    const open = operations.filter(({ operation: { security } }) => JSON.stringify(security) === '[]')
    expect(open.length).toBe(10)
    expect(operation('get /api/v1/patients/{id}')['security']).toEqual([{ bearer: [] }, { session: [] }])
    expect(operation('delete /api/v1/doctors/{id}')['description']).toContain('institution (affiliated)')
  })

  it('keeps problems apart from what services answer', () => {
    const responses = operation('delete /api/v1/patients/{id}')['responses'] as Record<
      string,
      { content?: object }
    >
    expect(Object.keys(responses['404']?.content ?? {})).toEqual([
      'application/json',
      'application/problem+json',
    ])
    expect(Object.keys(responses['401']?.content ?? {})).toEqual(['application/problem+json'])
    expect(responses['204']?.content).toBeUndefined()
  })

  it('is refused to be made when two models share a title', () => {
    const routes = new Elysia()
      .get('/api/v1/a', () => new Response(), { response: t.Object({ a: t.String() }, { title: 'Same' }) })
      .get('/api/v1/b', () => new Response(), {
        response: t.Object({ b: t.String() }, { title: 'Same' }),
      }).routes
    expect(() => toOpenapiDocument(routes, '1')).toThrow('Same')
  })
})
