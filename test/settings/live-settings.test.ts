import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import postgres from 'postgres'
import { type ApiClient, askStranger, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const serverUrl = process.env['DATABASE_URL']
/** Issue 6: what is changed on one instance is live on the other within this. */
const LIVE_MS = 1_000

describe.skipIf(!serverUrl)('a setting changed on one of two gateways', () => {
  const name = `gateway_live_${crypto.randomUUID().replaceAll('-', '')}`
  const answering = (name: string) =>
    Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response(name) })
  const [first, second] = [answering('first'), answering('second')]
  let server: postgres.Sql
  let here: StartedGateway
  let there: StartedGateway
  let admin: ApiClient

  beforeAll(async () => {
    server = postgres(serverUrl ?? '', { max: 1, onnotice: () => undefined })
    await server.unsafe(`CREATE DATABASE ${name}`)
    const url = new URL(serverUrl ?? '')
    url.pathname = `/${name}`
    const labs = { name: 'labs', prefix: '/labs', url: first.url.origin, public: true }
    const env = { DATABASE_URL: url.href, EXTRA_SERVICES: JSON.stringify([labs]) }
    here = await startGateway({ as: 'app', env })
    there = await startGateway({ as: 'app', env })
    admin = await logIn(here.url, demoAccount('admin'))
  }, 60_000)

  afterAll(async () => {
    await Promise.all([here?.close(), there?.close(), first.stop(true), second.stop(true)])
    await server.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.end()
  })

  const change = (key: string, value: unknown, reason = 'prueba') =>
    admin.ask('PUT', `/api/v1/admin/settings/${key}`, { value, reason })

  /** Asks until the answer is as expected; resolves to how long that took, ms. */
  const until = async (isSo: () => Promise<boolean>): Promise<number> => {
    const from = performance.now()
    while (!(await isSo())) {
      if (performance.now() - from > 5 * LIVE_MS) throw new Error('never became so')
      await Bun.sleep(5)
    }
    return performance.now() - from
  }

  it('is live on the other one in under a second: maintenance, which administrators pass', async () => {
    const statusThere = async () => (await askStranger(there.url, 'GET', '/login')).status
    const guarded = () => askStranger(there.url, 'POST', '/api/web/contact', {})
    expect((await guarded()).status).not.toBe(503)
    const maintenance = { active: true, prefixes: ['/api/web'], retryAfterSeconds: 120 }
    expect((await change('maintenance', maintenance)).status).toBe(200)
    const took = await until(async () => (await guarded()).status === 503)
    expect(took).toBeLessThan(LIVE_MS)
    expect((await guarded()).headers.get('retry-after')).toBe('120')
    expect(await statusThere()).toBe(200)
    expect((await change('maintenance', { ...maintenance, active: false })).status).toBe(200)
    await until(async () => (await guarded()).status !== 503)
  })

  it('is live on the other one in under a second: the address of a further service', async () => {
    const answerThere = async () => (await askStranger(there.url, 'GET', '/labs/x')).text()
    expect(await answerThere()).toBe('first')
    expect((await change('extraServices', { labs: { urls: [second.url.origin] } })).status).toBe(200)
    expect(await until(async () => (await answerThere()) === 'second')).toBeLessThan(LIVE_MS)
    expect((await change('extraServices', null)).status).toBe(200)
    expect(await until(async () => (await answerThere()) === 'first')).toBeLessThan(LIVE_MS)
  })

  it('changes nothing when it is refused, and says exactly why', async () => {
    const before = await admin.read('/api/v1/admin/settings')
    const refused = await change('services.patients.timeoutMs', 5)
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { errors: [{ pointer: '/value', detail: 'Un número entero entre 100 y 600000.' }] },
    ])
    expect((await change('services.patients.timeoutMs', 5_000, '')).status).toBe(400)
    expect((await change('no.such', 1)).status).toBe(404)
    expect(await admin.read('/api/v1/admin/settings')).toEqual(before)
  })

  it('gives way to the environment', async () => {
    const refused = await change('log.level', 'debug')
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      422,
      expect.stringContaining('LOG_LEVEL'),
    ])
  })

  it('is a version with author and reason, and can be taken back', async () => {
    await change('cors.origins', ['https://uno.example.com'], 'primera')
    await change('cors.origins', ['https://dos.example.com'], 'segunda')
    const versions = (await admin.read('/api/v1/admin/settings/cors.origins/history')) as {
      version: number
      value: string[]
      author: string
      reason: string
    }[]
    expect(versions.map(({ value, reason, author }) => [value, reason, author])).toEqual([
      [['https://dos.example.com'], 'segunda', admin.account.email],
      [['https://uno.example.com'], 'primera', admin.account.email],
    ])
    const reverted = await admin.ask('POST', '/api/v1/admin/settings/cors.origins/revert', {
      version: versions[1]?.version,
      reason: 'de vuelta',
    })
    expect(reverted.status).toBe(200)
    const granted = async () => {
      const answer = await fetch(new URL('/api/v1/health', there.url), {
        headers: { origin: 'https://uno.example.com' },
      })
      return answer.headers.get('access-control-allow-origin') === 'https://uno.example.com'
    }
    expect(await until(granted)).toBeLessThan(LIVE_MS)
  })

  it('does not cut what is under way when a service is built anew', async () => {
    const patient = await logIn(there.url, demoAccount('patient'))
    const path = `/api/v1/patients/${patient.account.referenceId}/dashboard`
    const statuses: number[] = []
    let isDone = false
    const reader = async (): Promise<void> => {
      while (!isDone) statuses.push((await patient.ask('GET', path)).status)
    }
    const readers = Array.from({ length: 8 }, reader)
    for (let round = 0; round < 5; round += 1) {
      await change('services.patients.maxInFlight', 50 + round)
      const settings = async () => {
        const listed = (await admin.read('/api/v1/admin/settings')) as { key: string; value: unknown }[]
        return listed.find(({ key }) => key === 'services.patients.maxInFlight')?.value === 50 + round
      }
      await until(settings)
    }
    isDone = true
    await Promise.all(readers)
    expect(statuses.length).toBeGreaterThan(20)
    expect(statuses.filter((status) => status !== 200)).toEqual([])
  })

  it('shows both gateways to the administrator', async () => {
    const gateways = async () =>
      ((await admin.read('/api/v1/admin/status')) as { gateways: unknown[] }).gateways.length
    await until(async () => (await gateways()) === 2)
  })
})
