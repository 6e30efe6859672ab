// ASVS 5.0 V3.3.4 and V7.2: a script must not read the session's token; original defect A11.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startGateway({ as: 'app' })
}, 60_000)

afterAll(() => gateway?.close(), 60_000)

const { email, password } = demoAccount('patient', 2)

/** What a page's own script sends: browsers add `Sec-Fetch-*` and scripts can not take it away. */
const fromScript = (cookie: string | null = null) => ({
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  ...(cookie === null ? {} : { cookie }),
})

const logIn = (path: string): Promise<Response> =>
  fetch(new URL(path, gateway.url), {
    method: 'POST',
    headers: fromScript(),
    body: JSON.stringify({ email, password }),
  })

const LOGINS = ['/api/v1/auth/login', '/api/web/auth/login', '/api/web/auth/patient/login']

describe('the token of a browser session (defect A11)', () => {
  it('is in an HttpOnly cookie and nowhere in the answer of a login', async () => {
    for (const path of LOGINS) {
      const answer = await logIn(path)
      expect([path, answer.status]).toEqual([path, 200])
      const cookie = answer.headers.get('set-cookie') ?? ''
      expect(cookie).toContain('; HttpOnly; SameSite=Strict')
      const text = await answer.text()
      expect(text).not.toMatch(/eyJ|_token/)
    }
  })

  it('is told by no route afterwards', async () => {
    const answer = await logIn('/api/web/auth/login')
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const paths = [
      '/api/web/auth/token',
      '/api/web/auth/session/validate',
      '/api/v1/auth/validate',
      '/api/v1/auth/sessions',
      '/api/web/patient/profile',
    ]
    for (const path of paths) {
      const told = await fetch(new URL(path, gateway.url), { headers: fromScript(cookie) })
      expect([path, told.status]).toEqual([path, path.endsWith('/token') ? 404 : 200])
      expect(await told.text()).not.toMatch(/eyJ/)
    }
  })

  it('is given to a client that is no browser', async () => {
    const answer = await fetch(new URL('/api/v1/auth/login', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    expect(await answer.json()).toMatchObject({ access_token: expect.stringMatching(/^eyJ/) })
  })
})
