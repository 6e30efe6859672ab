// Rows of sections D and E of the original's defects, and facts of the platform, that no narrower test is about.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { eventually } from '../support/eventually.ts'
import { formUnderTest } from '../support/gateway.ts'
import { startMisbehavingService } from '../support/misbehaving-service.ts'
import { startObservedGateway } from '../support/observed-gateway.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

let platform: Platform
let patient: ApiClient

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: 'silent' })
  patient = await logIn(platform.gateway.url, demoAccount('patient'))
}, 60_000)

afterAll(() => platform.close())

const own = () => `/api/v1/patients/${patient.account.referenceId}`
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, platform.gateway.url), {
    ...init,
    headers: {
      authorization: `Bearer ${patient.token}`,
      ...(init.headers as Record<string, string> | undefined),
    },
  })

describe('resilience', () => {
  it('D4: works on without the auth service for who is logged in', async () => {
    platform.standIns.auth.faults.set([{ act: { kind: 'reset', at: 'before-head' } }])
    expect((await send(own())).status).toBe(200)
    platform.standIns.auth.faults.clear()
  })

  it('D5: asks a service once for a request, over connections it keeps, and the auth service never', async () => {
    const { patients, auth } = platform.standIns
    patients.seen.clear()
    auth.seen.clear()
    for (let i = 0; i < 5; i++) expect((await send(own())).status).toBe(200)
    expect(patients.seen.count({ path: own() })).toBe(5)
    expect(auth.seen.count()).toBe(0)
  })

  // From here on together, since some wait long: none counts or breaks what another one asks for.
  it.concurrent('D7: is alive but not ready while a service does not answer, and says which', async () => {
    const { doctors } = platform.standIns
    doctors.faults.set([{ act: { kind: 'reset', at: 'before-head' } }])
    const readiness = async () => (await fetch(new URL('/ready', platform.gateway.url))).json()
    await eventually(async () => (await readiness()).status === 'not_ready')
    const { dependencies } = await readiness()
    expect(dependencies).toContainEqual(expect.objectContaining({ name: 'doctors', state: 'down' }))
    expect((await fetch(new URL('/health', platform.gateway.url))).status).toBe(200)
    doctors.faults.clear()
    await eventually(async () => (await readiness()).status === 'ready')
  }, 20_000)

  it.concurrent('D8: answers one request after another on the same connection', async () => {
    const socket = connect(Number(platform.gateway.url.port), '127.0.0.1')
    await once(socket, 'connect')
    for (let i = 0; i < 3; i++) {
      socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n')
      const [octets] = await once(socket, 'data')
      expect(String(octets)).toStartWith('HTTP/1.1 200')
      expect(String(octets).toLowerCase()).not.toContain('connection: close')
    }
    socket.destroy()
  })

  it.concurrent('D9, D10, B10: runs as it is deployed, and finishes what is under way when told to stop', async () => {
    const service = await startMisbehavingService((path) => (path === '/slow/answer' ? 'slow body' : null))
    const slow = { name: 'slow', prefix: '/slow', url: service.origin, public: true }
    const gateway = await startObservedGateway({ EXTRA_SERVICES: JSON.stringify([slow]) })
    const answer = fetch(new URL('/slow/answer', gateway.url))
    await eventually(() => service.seen('/slow/answer') === 1)
    const closed = gateway.close()
    expect((await (await answer).text()).length).toBeGreaterThan(0)
    expect((await answer).status).toBe(200)
    await closed
    await service.close()
  }, 60_000)

  it.concurrent('D11: goes to the address that the variable names', async () => {
    const { institutions } = platform.standIns
    institutions.seen.clear()
    expect((await send('/api/v1/institutions')).status).toBe(200)
    expect(institutions.seen.count({ path: '/api/v1/institutions' })).toBe(1)
  })
})

describe('the platform', () => {
  // Deno's server has limits of its own.
  it.concurrent.skipIf(formUnderTest() === 'deno')(
    'B7: takes 15 KB of fields and refuses 17 KB with 431',
    async () => {
      const withCookie = (octets: number) =>
        send('/health', { headers: { cookie: `x=${'y'.repeat(octets)}` } })
      expect((await withCookie(15_000)).status).toBe(200)
      expect((await withCookie(17_500)).status).toBe(431)
    },
  )

  it.concurrent('B7, T10: keeps an event stream that is silent for longer than any default allows', async () => {
    const answer = await send('/probe/-/sse?count=1&everyMs=13000')
    expect(await answer.text()).toContain('id: 1')
  }, 60_000)

  it.concurrent('B11: hands on a JSON body octet for octet', async () => {
    const body = '{"b": 1,\t"a":1.0, "á":"\\u00e1" }'
    const echoed = await send('/probe/-/echo', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(await echoed.json()).toMatchObject({
      body_sha256: createHash('sha256').update(body).digest('hex'),
    })
  })

  it.concurrent('T10: answers a body above the limit as problem details, whether its length is known or not', async () => {
    const tooLarge = new Uint8Array(11 * 2 ** 20)
    for (const body of [tooLarge, new Blob([tooLarge]).stream()]) {
      const answer = await send('/probe/-/upload', { method: 'POST', body })
      expect(answer.status).toBe(413)
      expect(await answer.json()).toMatchObject({ code: 'content_too_large' })
    }
  })
})
