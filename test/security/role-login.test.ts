// Defect B5: the login of a role made a token that the same gateway then refused; ASVS 5.0 V7.1.2.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { createBrowserClient } from '../support/browser-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const ROLES = ['patient', 'doctor', 'institution', 'admin'] as const

let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startGateway()
}, 60_000)

afterAll(() => gateway.close())

const logIn = async (door: string, role: (typeof ROLES)[number]) => {
  const browser = createBrowserClient(gateway.url)
  const { email, password } = demoAccount(role)
  const answer = await browser.script(`/api/web/auth${door}/login`, { email, password })
  return { browser, status: answer.status }
}

describe('the login of a role (defect B5)', () => {
  it.each(ROLES)('opens a session that every part of the gateway knows: %s', async (role) => {
    for (const door of ['', `/${role}`]) {
      const { browser, status } = await logIn(door, role)
      expect(status).toBe(200)
      expect((await browser.script('/api/web/auth/session/validate')).status).toBe(200)
      expect((await browser.script('/api/v1/auth/validate')).status).toBe(200)
      expect((await browser.visit(`/${role}/dashboard`)).status).toBe(200)
    }
  })

  it('opens nothing for an account of another role, and says no more than to a wrong password', async () => {
    const { browser, status } = await logIn('/doctor', 'patient')
    expect(status).toBe(401)
    expect(browser.cookies.size).toBe(0)
  })
})
