// RFC 9112 2-7, 11.2; platform facts B6, T1, 4 and 15; original defect E2: what reaches a service can be read in one way only.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { connect } from 'node:net'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { type StrictService, startStrictService } from '../support/strict-service.ts'
import { SMUGGLING_CORPUS, type SmugglingCase } from './smuggling-corpus.ts'

/** A server that waits for more octets than it was given says nothing for this long; the case is over then. */
const SILENCE_MS = 1_500

let service: StrictService
let gateway: StartedGateway

beforeAll(async () => {
  service = await startStrictService()
  const open = { name: 'open', prefix: '/open', url: service.origin, stripPrefix: true, public: true }
  gateway = await startGateway({
    env: { LOG_LEVEL: 'silent', EXTRA_SERVICES: JSON.stringify([open]) },
  })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  service.stop()
})

/** Sends the octets on a connection of their own; the status lines that came back until the end or the silence. */
const send = (octets: string): Promise<readonly number[]> =>
  new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(gateway.url.port), '127.0.0.1', () => socket.write(octets, 'latin1'))
    socket.setTimeout(SILENCE_MS, () => socket.destroy())
    socket.on('data', (data) => {
      received += data.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () =>
      resolve([...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))),
    )
  })

const numbered = SMUGGLING_CORPUS.map((testCase, index): [string, SmugglingCase, string] => [
  testCase.name,
  testCase,
  `case${String(index).padStart(3, '0')}z`,
])

/** Requests at the service that come from a case, whichever way they got there. */
const arrivals = (id: string) =>
  service.requests.filter(({ target, fields, content }) =>
    [target, content, ...fields.flat()].some((text) => text.includes(id)),
  )

describe('request smuggling', () => {
  it.concurrent.each(numbered)(
    '%s',
    async (_, { reaches, octets }, id) => {
      const statuses = await send(octets.replaceAll('~', id))
      const arrived = arrivals(id)
      expect(arrived.flatMap(({ ambiguities }) => ambiguities)).toEqual([])
      expect(arrived.filter(({ target }) => target.includes('hidden'))).toEqual([])
      expect(arrived.length).toBe(reaches === 'one' ? 1 : 0)
      const final = statuses.filter((status) => status !== 100)
      if (reaches === 'one') expect(final).toEqual([200])
      else for (const status of final) expect(status >= 400 && status < 600).toBe(true)
    },
    30_000,
  )

  it('has at least a hundred cases', () => {
    expect(SMUGGLING_CORPUS.length).toBeGreaterThanOrEqual(100)
  })
})
