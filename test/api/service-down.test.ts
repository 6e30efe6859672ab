import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { eventually } from '../support/eventually.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

let platform: Platform
let patient: ApiClient

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: 'silent' })
  patient = await logIn(platform.gateway.url, demoAccount('patient'))
}, 60_000)

afterAll(() => platform.close())

const breakerOf = async (name: string): Promise<string | undefined> => {
  const answer = await fetch(new URL('/api/v1/health', platform.gateway.url))
  const { services } = (await answer.json()) as { services: { name: string; breaker: string }[] }
  return services.find((service) => service.name === name)?.breaker
}

const ownRecord = () => patient.ask('GET', `/api/v1/patients/${patient.account.referenceId}`)

describe('a service that goes down (D2, D10)', () => {
  it('is left alone after at most 20 requests, and answered for at once with Retry-After', async () => {
    const { patients } = platform.standIns
    patients.faults.set([{ act: { kind: 'unanswered' } }])
    patients.seen.clear()
    for (let asked = 0; (await breakerOf('patients')) === 'closed'; asked++) {
      expect(asked).toBeLessThan(20)
      expect((await ownRecord()).status).toBe(502)
    }
    expect(await breakerOf('patients')).toBe('open')
    patients.seen.clear()
    for (let i = 0; i < 20; i++) {
      const answer = await ownRecord()
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ code: 'service_unavailable' })
    }
    expect(patients.seen.count({ path: `/api/v1/patients/${patient.account.referenceId}` })).toBe(0)
  })

  it('takes nothing from the others: they answer in the same places, with the same breakers', async () => {
    const { institutions } = platform.standIns
    institutions.seen.clear()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        i % 2 === 0 ? ownRecord() : patient.ask('GET', '/api/v1/institutions'),
      ),
    )
    const statuses = (parity: number) =>
      new Set(answers.filter((_, i) => i % 2 === parity).map((a) => a.status))
    expect(statuses(0)).toEqual(new Set([503]))
    expect(statuses(1)).toEqual(new Set([200]))
    // Once each: no retry budget, queue or socket of theirs was spent on the dead one.
    expect(institutions.seen.count({ path: '/api/v1/institutions' })).toBe(50)
    expect(await breakerOf('institutions')).toBe('closed')
  })

  it('is asked again soon after it recovers, and its breaker closes', async () => {
    platform.standIns.patients.faults.clear()
    await eventually(async () => (await ownRecord()).status === 200)
    await eventually(async () => {
      await ownRecord()
      return (await breakerOf('patients')) === 'closed'
    })
  }, 30_000)
})

describe('what is known of a service that is down (issue 4, line 5)', () => {
  const goDown = () => platform.standIns.institutions.faults.set([{ act: { kind: 'unanswered' } }])
  afterAll(() => platform.standIns.institutions.faults.clear())

  it('is shown to who has read it before, with its age; to others the failure is told', async () => {
    const other = await logIn(platform.gateway.url, demoAccount('patient', 2))
    const institution = await logIn(platform.gateway.url, demoAccount('institution'))
    const page = async () => {
      const answer = await institution.ask('GET', '/institution/doctors')
      return { status: answer.status, html: await answer.text() }
    }
    const fresh = await patient.ask('GET', '/api/v1/institutions')
    expect([fresh.status, fresh.headers.get('age')]).toEqual([200, null])
    const list = await fresh.text()
    const before = await page()
    expect(before.status).toBe(200)
    expect(before.html).not.toContain('Datos guardados')

    goDown()
    const stale = await patient.ask('GET', '/api/v1/institutions')
    expect([stale.status, await stale.text()]).toEqual([200, list])
    expect(Number(stale.headers.get('age'))).toBeGreaterThanOrEqual(0)
    expect(stale.headers.get('cache-status')).toMatch(/predicthealth; hit; ttl=-?\d+; detail=stale-if-error/)
    expect(stale.headers.get('cache-control')).toContain('no-store')
    expect((await other.ask('GET', '/api/v1/institutions')).status).toBeGreaterThanOrEqual(502)
    const after = await page()
    expect(after.status).toBe(200)
    expect(after.html).toContain('Datos guardados')
    expect(after.html).toContain('Jorge Mendoza')
  })
})
