// Defect A16; ASVS 5.0 V5.2.1, V15.2.2, CWE-770: nobody makes the gateway hold more than a route needs.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const MIB = 1024 * 1024

let gateway: StartedGateway
let patient: ApiClient

beforeAll(async () => {
  gateway = await startGateway()
  patient = await logIn(gateway.url, demoAccount('patient'))
}, 60_000)

afterAll(() => gateway.close())

/** Declares its length, or comes in chunks that do not. */
const bodies = (size: number): Readonly<Record<string, () => BodyInit>> => ({
  declared: () => JSON.stringify({ message: 'a'.repeat(size) }),
  chunked: () => {
    let left = size
    return new ReadableStream({
      pull(controller) {
        if (left <= 0) return controller.close()
        controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(0x61))
        left -= 65_536
      },
    })
  },
})

const send = async (path: string, method: string, type: string, body: BodyInit): Promise<string> => {
  const headers = {
    'content-type': type,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'cors',
    authorization: `Bearer ${patient.token}`,
  }
  try {
    const answer = await fetch(new URL(path, gateway.url), { method, headers, body })
    return String(answer.status)
  } catch {
    // The connection ended under the upload: refused as well.
    return '413'
  }
}

describe('oversized content (defect A16)', () => {
  it.each(['declared', 'chunked'])('is refused everywhere: %s', async (how) => {
    const make = bodies(11 * MIB)[how] ?? (() => '')
    const json = 'application/json'
    const record = `/api/v1/patients/${patient.account.referenceId}`
    expect(await send('/api/web/contact', 'POST', json, make())).toBe('413')
    expect(await send('/api/v1/auth/login', 'POST', json, make())).toBe('413')
    expect(await send('/api/web/patient/personal-info', 'PUT', json, make())).toBe('413')
    expect(await send(record, 'PUT', json, make())).toBe('413')
    expect(await send('/login', 'POST', 'application/x-www-form-urlencoded', make())).toBe('413')
  })

  it('leaves the gateway well', async () => {
    expect((await patient.ask('GET', '/api/v1/auth/validate')).status).toBe(200)
  })
})
