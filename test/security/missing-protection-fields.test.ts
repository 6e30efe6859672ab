// Defect A17; ASVS 5.0 V3.4.1-V3.4.8, V13.4.6: every answer tells the browser what it must not do, and nobody what we run on.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { type BrowserClient, createBrowserClient } from '../support/browser-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway
let browser: BrowserClient

beforeAll(async () => {
  gateway = await startGateway()
  browser = createBrowserClient(gateway.url)
  await browser.logIn(demoAccount('patient'))
}, 60_000)

afterAll(() => gateway.close())

const PAGES = ['/', '/register', '/docs', '/patient/dashboard', '/no-such-page', '/admin/dashboard']
const DATA = [
  '/api/v1/auth/validate',
  '/api/web/patient/profile',
  '/api/v1/patients',
  '/api/v1/no-such-route',
  '/health',
]

const expectCommon = ({ headers }: Response): void => {
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  for (const name of ['server', 'x-powered-by', 'via'])
    expect(headers.get(name) ?? '').not.toMatch(/bun|elysia|\d\.\d\.\d/i)
}

describe('an answer of the real app (defect A17)', () => {
  it.each(PAGES)('that is a page cannot be framed nor run foreign scripts: %s', async (path) => {
    const answer = await browser.visit(path)
    expectCommon(answer)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toContain('unsafe-')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answer.headers.get('permissions-policy')).toContain('camera=()')
  })

  it.each(DATA)('that is data is nothing a browser could run: %s', async (path) => {
    const answer = await browser.script(path)
    expectCommon(answer)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('content-type') ?? '').not.toContain('text/html')
  })

  it('that belongs to a session stays out of caches (defect F4)', async () => {
    for (const path of ['/patient/dashboard', '/account/sessions'])
      expect((await browser.visit(path)).headers.get('cache-control')).toContain('no-store')
    expect((await browser.script('/api/web/patient/profile')).headers.get('cache-control')).toContain(
      'no-store',
    )
  })
})
