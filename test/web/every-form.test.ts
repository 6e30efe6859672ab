import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { GatewayTimeout, ServiceUnavailable } from '../../src/errors.ts'
import { DatabaseUnavailable } from '../../src/storage/database.ts'
import { createErrorPage } from '../../src/web/error-page.ts'
import { EVERY_FORM } from '../support/forms/every-form.ts'
import { NEW_PASSWORD } from '../support/forms/form-case.ts'
import { type OpenedApp, openApp } from '../support/open-app.ts'
import { exchange, RECORD_IDS } from '../support/route-stage.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const KEY = '4f1d9c1e-0000-4000-8000-000000000001'

const FAILURES = [
  {
    what: 'is down',
    failure: () => new ServiceUnavailable('patients'),
    storeFailure: () => new DatabaseUnavailable('PostgreSQL is away'),
  },
  {
    what: 'does not answer in time',
    failure: () => new GatewayTimeout('patients'),
    storeFailure: () => new DatabaseUnavailable('no answer in 1000 ms'),
  },
]

/** The institution's list, without which no doctor of its own can be deactivated. */
const staff = EVERY_FORM.flatMap(({ asks }) => asks?.('') ?? [])
  .filter(({ method }) => method === 'DELETE')
  .map(({ target }) => ({
    ...{ id: target.split('/').at(-1), first_name: 'Julia', last_name: 'Aguilar', medical_license: 'L-1' },
    ...{ years_experience: 4, consultation_fee: null, is_active: true, professional_status: 'active' },
    ...{
      specialty_name: null,
      contact_email: null,
      contact_phone: null,
      active_patients: 3,
      specialty: null,
    },
  }))

describe('the list of forms', () => {
  let app: OpenedApp
  beforeAll(async () => {
    app = await openApp()
  }, 60_000)
  afterAll(() => app.close())

  it('names every form that a page of the app can post', () => {
    const posted = app.routes.filter(({ method, path }) => method === 'POST' && !path.startsWith('/api/'))
    expect(posted.map(({ path }) => path).sort()).toEqual(EVERY_FORM.map(({ route }) => route).sort())
  })
})

const failing = EVERY_FORM.filter(({ asks, stores }) => asks !== undefined || stores)

describe.each(failing)('the form at $route', ({ path, page, role, asks, stores, fields, kept, failsAs }) => {
  it.each(FAILURES)(
    'keeps what was typed, and may be sent again as the same, when the service $what',
    async ({ failure, storeFailure }) => {
      const fail = async () => {
        throw failure()
      }
      const { method, target } = asks?.(RECORD_IDS[role ?? 'patient']) ?? { method: '', target: '' }
      const { post } = stageWebPages(
        {
          'GET /api/v1/institutions/doctors': { json: { doctors: staff } },
          [`${method} ${target}`]: fail,
          // With it goes what the page of the form would show beside it.
          [`GET /api/v1/patients/${RECORD_IDS.patient}/profile`]: fail,
          'GET /api/v1/doctors/me/profile': fail,
        },
        'patient',
        {
          store: async () => {
            if (stores) throw storeFailure()
          },
        },
      )
      const response = await post(path, { ...fields, 'idempotency-key': KEY }, role)
      const text = await response.text()
      expect(response.status).toBe(stores ? 503 : failure().status)
      expect(text).not.toContain(NEW_PASSWORD)
      if (failsAs === 'page') return expect(text).toBe('<h1>error</h1>')
      expect(text).toContain('error-summary')
      expect(text).toContain(kept ?? '')
      expect(text).toMatch(/Número de solicitud: \S/)
      // What was done although nobody heard of it is not done twice.
      if (path !== '/login') expect(text).toContain(`name="idempotency-key" value="${KEY}"`)
    },
  )

  it('leads on to the page it is on, also from an error page', async () => {
    const render = createErrorPage({ assets: { url: (file) => file }, now: Date.now })
    const text = await render(new ServiceUnavailable(), exchange(path), new Request('http://localhost/'))
    expect(text).toContain(`href="${page === path ? '' : page}"`)
  })
})

describe.each(EVERY_FORM.filter(({ stores }) => stores))('the form at $route', ({ path, role, fields }) => {
  it('works when the store takes its time', async () => {
    const work = Promise.withResolvers<void>()
    const { post } = stageWebPages({}, role, { store: () => work.promise })
    const answered = post(path, { ...fields, 'idempotency-key': KEY }, role)
    work.resolve()
    expect((await answered).status).toBe(303)
  })
})
