// Design section 2.3, defects A7-A9; ASVS 5.0 V8.2.1: every route of the real app, as a stranger and after a logout.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { ruleOf } from '../src/plugins/rule.ts'
import { demoAccount } from './support/api-client.ts'
import { type OpenedApp, openApp } from './support/open-app.ts'
import { strangerFindings } from './support/stranger-findings.ts'

/** Everything a stranger may use. A new entry here is a decision, not a formality. */
const PUBLIC_ROUTES = [
  'GET /health',
  'GET /ready',
  'GET /api/v1/health',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/refresh',
  'POST /api/web/auth/login',
  'POST /api/web/auth/patient/login',
  'POST /api/web/auth/doctor/login',
  'POST /api/web/auth/institution/login',
  'POST /api/web/auth/admin/login',
  'POST /api/web/auth/logout', // harmless without a session, and old clients expect 200 (contract section 7)
  'POST /api/web/auth/patient/register',
  'POST /api/web/contact',
  'GET /static/*',
  'GET /favicon.ico',
  'GET /robots.txt',
  'GET /.well-known/security.txt',
  'GET /',
  'POST /contact',
  // Where pages used to be; they only say where they went.
  'GET /index.html',
  'GET /doctor/patient-detail',
  'GET /doctor/patient-detail/:id',
  'GET /docs',
  'GET /docs/:topic',
  'GET /docs/openapi.json', // the shape of the API, which /api/v1/health lists too
  'GET /register',
  'POST /register',
  'GET /login',
  'POST /login',
  'POST /logout', // harmless without a session: whoever logs out on a shared computer wants the cookie gone
  'POST /language',
]

let opened: OpenedApp

beforeAll(async () => {
  opened = await openApp()
}, 60_000)

afterAll(() => opened.close())

const concrete = (template: string): string =>
  template.replace(/:[^/]+/g, '00000000-0000-4000-8000-000000000000').replace('*', 'anything')

describe('the app', () => {
  it('answers a stranger nothing but the public routes', async () => {
    expect(await strangerFindings(opened, PUBLIC_ROUTES)).toEqual([])
  })

  it('has every route that the list calls public', () => {
    const names = opened.routes.map(({ method, path }) => `${method} ${path}`)
    for (const name of PUBLIC_ROUTES) expect(names).toContain(name)
  })

  it('says of every route what it is and who may use it', () => {
    for (const { method, path, hooks } of opened.routes) {
      expect([`${method} ${path}`, ruleOf(hooks)?.summary.length]).toEqual([
        `${method} ${path}`,
        expect.any(Number),
      ])
    }
  })

  it('has forgotten cookie and Bearer token after a logout, on every guarded route (A7)', async () => {
    const token = await opened.logIn(demoAccount('patient'))
    const ask = (method: string, path: string, headers: Record<string, string>) =>
      opened.fetch(new Request(`http://localhost${path}`, { method, headers }))
    const credentials = [{ authorization: `Bearer ${token}` }, { cookie: `predicthealth_session=${token}` }]
    expect((await ask('GET', '/api/v1/auth/validate', credentials[0] ?? {})).status).toBe(200)
    expect((await ask('POST', '/api/v1/auth/logout', credentials[0] ?? {})).status).toBe(200)
    for (const { method, path, hooks } of opened.routes) {
      if (ruleOf(hooks)?.access === 'public') continue
      for (const headers of credentials) {
        const fields = { ...headers, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
        const answer = await ask(method === 'ALL' ? 'GET' : method, concrete(path), fields)
        expect([method, path, answer.status]).toEqual([method, path, 401])
      }
    }
  })
})
