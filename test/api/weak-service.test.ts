import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

const CLIENTS = 400
const BEARS = 10
const PATH = '/api/v1/institutions'

let platform: Platform
let patient: ApiClient

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: 'silent', INSTITUTION_SERVICE_MAX_IN_FLIGHT: `${BEARS}` })
  patient = await logIn(platform.gateway.url, demoAccount('patient'))
}, 60_000)

afterAll(() => platform.close())

/** A client that comes back when it is told to. */
const readPatiently = async (): Promise<{ text: string; refusals: number }> => {
  for (let refusals = 0; ; refusals++) {
    const answer = await patient.ask('GET', PATH)
    if (answer.status === 200) return { text: await answer.text(), refusals }
    expect(await answer.json()).toMatchObject({ code: 'service_overloaded' })
    await wait(Number(answer.headers.get('retry-after')) * 1_000)
  }
}

describe('a service that answers wrongly above ten requests at once (H4, contract 10)', () => {
  it(`is right in all ${CLIENTS} answers of ${CLIENTS} clients at once, behind MAX_IN_FLIGHT=${BEARS}`, async () => {
    const { institutions } = platform.standIns
    const { text: right } = await readPatiently()
    expect(JSON.parse(right)).not.toEqual([])
    institutions.faults.set([{ delayMs: 5, act: { kind: 'empty-list', aboveInFlight: BEARS } }])
    const answers = await Promise.all(Array.from({ length: CLIENTS }, readPatiently))
    expect(answers.filter(({ text }) => text !== right)).toEqual([])
  }, 60_000)

  it('would have answered wrongly without it', async () => {
    // Not through the gateway; the service is a stand-in in this process.
    const direct = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const answer = await fetch(new URL(PATH, platform.standIns.institutions.url), {
          headers: { authorization: `Bearer ${patient.token}` },
        })
        return answer.text()
      }),
    )
    expect(new Set(direct).size).toBeGreaterThan(1)
  })
})
