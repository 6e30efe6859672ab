// 45 CFR 164.312(b), IHE BALP: every route that names a patient says whose record it is and what is done to it.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type RouteRule, ruleOf } from '../../src/plugins/rule.ts'
import { demoAccount } from '../support/api-client.ts'
import { type OpenedApp, openApp } from '../support/open-app.ts'

/** Speak of patients, but show none. A new entry is a decision. */
const WITHOUT_RECORD: Readonly<Record<string, string>> = {
  'GET /api/web/institution/patients/stats': 'numbers over all patients',
  'POST /api/web/auth/patient/login': 'an account, not a record: told as authentication',
  'GET /doctor/patient-detail': 'an address of the earlier gateway, leads on',
  'GET /doctor/patient-detail/:id': 'an address of the earlier gateway, leads on to a page that is told',
  'GET /api/v1/emergency-access':
    'what the doctor declared, without clinical content; each declaration is told',
}

/** Show some of the patients without saying so in their name. */
const ALSO = ['GET /doctor/dashboard', 'GET /institution/dashboard', 'GET /api/web/institution/dashboard']

const SPEAKS_OF_PATIENTS = /patient|paciente|expediente|medical-record|emergency-access/i

interface Spoken {
  readonly name: string
  readonly rule: RouteRule
}

let app: OpenedApp
let spoken: readonly Spoken[]

beforeAll(async () => {
  app = await openApp()
  spoken = app.routes.flatMap(({ method, path, hooks }) => {
    const rule = ruleOf(hooks)
    const name = `${method} ${path}`
    return rule && (SPEAKS_OF_PATIENTS.test(`${path} ${rule.summary}`) || ALSO.includes(name))
      ? [{ name, rule }]
      : []
  })
}, 60_000)

afterAll(() => app.close())

const record = demoAccount('patient').referenceId

describe('every route that speaks of patients', () => {
  it('is found', () => {
    expect(spoken.length).toBeGreaterThan(40)
    const names = spoken.map(({ name }) => name)
    for (const name of [...Object.keys(WITHOUT_RECORD), ...ALSO]) expect(names).toContain(name)
  })

  it('declares whose record and, unless it takes every method, which action', () => {
    const silent = spoken
      .filter(({ name }) => WITHOUT_RECORD[name] === undefined)
      .filter(
        ({ name, rule }) =>
          rule.subject?.kind !== 'patient' || (rule.action === undefined && !name.startsWith('ALL ')),
      )
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('reads with a GET, and never calls a change a reading', () => {
    const wrong = spoken.filter(
      ({ name, rule }) =>
        WITHOUT_RECORD[name] === undefined &&
        ((name.startsWith('GET ') && rule.action !== 'R') ||
          (/^(POST|PUT|DELETE) /.test(name) && rule.action === 'R')),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})

interface Found {
  readonly route: string
  readonly patientId: string | null
  readonly requestId: string
}

describe('the trail of the real app', () => {
  const ask = (token: string, path: string, headers: Record<string, string> = {}) =>
    app.fetch(
      new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    )

  const eventsOf = async (admin: string, response: Response): Promise<readonly Found[]> => {
    const page = await ask(admin, '/api/v1/admin/audit?kind=record')
    const { events } = (await page.json()) as { events: Found[] }
    return events.filter(({ requestId }) => requestId === response.headers.get('x-request-id'))
  }

  it('has one event per patient of a list, and only of those the page shows', async () => {
    const admin = await app.logIn(demoAccount('admin'))
    const institution = await app.logIn(demoAccount('institution'))
    const listed = await ask(admin, '/api/v1/patients?limit=20')
    const ids = ((await listed.json()) as { id: string }[]).map(({ id }) => id)
    expect(ids).toHaveLength(20)
    expect((await eventsOf(admin, listed)).map(({ patientId }) => patientId ?? '').sort()).toEqual(ids.sort())

    const page = await ask(institution, '/institution/patients', {
      accept: 'text/html',
      'sec-fetch-mode': 'navigate',
    })
    const html = await page.text()
    const told = await eventsOf(admin, page)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(50)
    expect(html.length).toBeGreaterThan(1_000)
  })

  it.each([
    `/api/v1/patients/${record}`,
    `/api/v1/patients/${record}/medical-record`,
    `/api/v1/patients/${record}/access-log`,
    '/api/web/patient/dashboard',
    '/api/web/patient/profile',
    '/patient/dashboard',
    '/patient/medical-record',
    '/patient/my-care-team',
    '/patient/profile',
    '/patient/access-log',
  ])('has one event of the patient reading %s', async (path) => {
    const admin = await app.logIn(demoAccount('admin'))
    const patient = await app.logIn(demoAccount('patient'))
    const response = await ask(patient, path)
    expect(response.status).toBe(200)
    await response.arrayBuffer()
    expect((await eventsOf(admin, response)).map(({ patientId }) => patientId)).toEqual([record])
  })
})
