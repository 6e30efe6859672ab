// RFC 9110 9 and 16.1; platform facts 4 and 15: a method the gateway does not know reaches no route, asking ones a public service.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { ASKING_METHODS } from '../../src/http/asking-methods.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { rawRequest, sendRaw } from '../support/raw-http.ts'
import { type StrictService, startStrictService } from '../support/strict-service.ts'

/** All that Bun's parser lets through beside the usual ones. */
const OTHERS = [
  'CONNECT',
  'TRACE',
  'PURGE',
  'SOURCE',
  'COPY',
  'MOVE',
  'LOCK',
  'MKCOL',
  'PROPPATCH',
  'ACL',
  'BIND',
]

let service: StrictService
let gateway: StartedGateway

beforeAll(async () => {
  service = await startStrictService()
  const entry = { url: service.origin, stripPrefix: true }
  gateway = await startGateway({
    env: {
      LOG_LEVEL: 'silent',
      EXTRA_SERVICES: JSON.stringify([
        { ...entry, name: 'open', prefix: '/open', public: true },
        { ...entry, name: 'inner', prefix: '/openly' },
      ]),
    },
  })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  service.stop()
})

const send = (line: string) => sendRaw(Number(gateway.url.port), rawRequest(line))

describe('a method the gateway does not know', () => {
  it.each(OTHERS)('%s reaches nothing, not even a public service', async (method) => {
    const before = service.requests.length
    for (const path of ['/open/x', '/openly/x', '/api/v1/patients', '/login'])
      expect([0, 400, 405]).toContain((await send(`${method} ${path}`)).status)
    expect(service.requests.length).toBe(before)
  })

  it.each(ASKING_METHODS)('%s reaches a public service and no guarded route', async (method) => {
    const before = service.requests.length
    for (const path of ['/openly/x', '/openly', '/api/v1/patients', '/login'])
      expect((await send(`${method} ${path}`)).status).toBe(405)
    expect(service.requests.length).toBe(before)
    expect((await send(`${method} /open/x`)).status).toBe(200)
    expect(service.requests.at(-1)).toMatchObject({ method, target: '/x' })
  })

  it('is told which ones there are', async () => {
    const allowed = async (path: string) => (await send(`PURGE ${path}`)).headers.get('allow')
    expect(await allowed('/openly')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
    expect(await allowed('/open')).toEndWith(`OPTIONS, ${ASKING_METHODS.join(', ')}`)
  })
})
