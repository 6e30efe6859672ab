import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { brotliDecompressSync } from 'node:zlib'
import { demoAccount } from '../support/api-client.ts'
import { type OpenedApp, openApp } from '../support/open-app.ts'

let opened: OpenedApp

beforeAll(async () => {
  opened = await openApp()
}, 60_000)

afterAll(() => opened.close())

const visit = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  Promise.resolve(
    opened.fetch(
      new Request(`http://localhost${path}`, {
        headers: { 'sec-fetch-mode': 'navigate', 'accept-encoding': 'br', ...headers },
      }),
    ),
  )

describe('error pages', () => {
  it('are compressed as other pages are', async () => {
    const token = await opened.logIn(demoAccount('patient'))
    const pages = [
      { path: '/nothing-here', status: 404 },
      { path: '/patient/nothing-here', status: 404 },
      { path: '/admin/dashboard', status: 403 },
    ]
    for (const { path, status } of pages) {
      const answer = await visit(path, { cookie: `predicthealth_session=${token}` })
      expect([answer.status, answer.headers.get('content-encoding')]).toEqual([status, 'br'])
      expect(answer.headers.get('vary')).toContain('accept-encoding')
      expect(brotliDecompressSync(await answer.bytes()).toString()).toEndWith('</html>')
    }
  })

  it('stay plain for what cannot read them so, and problem details do as before', async () => {
    const plain = await visit('/nothing-here', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toEndWith('</html>')
    const problem = await visit('/api/v1/patients')
    expect([problem.status, problem.headers.get('content-encoding')]).toEqual([401, null])
  })
})
