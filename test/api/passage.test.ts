import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createHash } from 'node:crypto'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

const MEBIBYTE = 2 ** 20

let platform: Platform
let client: ApiClient

beforeAll(async () => {
  platform = await startPlatform()
  client = await logIn(platform.gateway.url, demoAccount('patient'))
}, 60_000)

afterAll(() => platform.close())

const open = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, platform.gateway.url), {
    ...init,
    headers: {
      authorization: `Bearer ${client.token}`,
      ...(init.headers as Record<string, string> | undefined),
    },
  })

/** Octets of a content, and whether octet n is n mod 256, as the probe sends them. */
const readPattern = async (response: Response): Promise<{ octets: number; intact: boolean }> => {
  let octets = 0
  let intact = true
  for await (const chunk of response.body ?? []) {
    intact &&= chunk[0] === octets % 256 && chunk[chunk.length - 1] === (octets + chunk.length - 1) % 256
    octets += chunk.length
  }
  return { octets, intact }
}

const sentHash = (mebibytes: number): string => {
  const hash = createHash('sha256')
  for (let index = 0; index < mebibytes; index++) hash.update(Buffer.alloc(MEBIBYTE, index % 251))
  return hash.digest('hex')
}

const pieces = (mebibytes: number): ReadableStream<Uint8Array> => {
  let index = 0
  return new ReadableStream({
    pull(controller) {
      if (index === mebibytes) return controller.close()
      controller.enqueue(Buffer.alloc(MEBIBYTE, index++ % 251))
    },
  })
}

describe('what passes through (E1-E4)', () => {
  it('streams a large answer, every octet in its place', async () => {
    const size = 64 * MEBIBYTE
    expect(await readPattern(await open(`/probe/-/bytes/${size}`))).toEqual({ octets: size, intact: true })
  })

  it('streams a large upload in one framing', async () => {
    const answer = await open('/probe/-/upload', {
      method: 'POST',
      body: pieces(8),
      headers: { 'content-type': 'x/y' },
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ sha256: sentHash(8) })
  })

  it('refuses an upload above the limit of the route', async () => {
    const answer = await open('/probe/-/upload', { method: 'POST', body: pieces(11) })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'content_too_large' })
  })

  it('hands on events one by one', async () => {
    const answer = await open('/probe/-/sse?count=3&everyMs=200')
    expect(answer.headers.get('content-type')).toStartWith('text/event-stream')
    const arrivals: number[] = []
    for await (const _ of answer.body ?? []) arrivals.push(performance.now())
    // Buffered, they would arrive in one piece.
    expect(arrivals.length).toBeGreaterThanOrEqual(3)
  })

  it.each(['gzip', 'br', 'zstd'])('leaves a %s answer byte for byte as it is', async (coding) => {
    const path = `/-/encoded/${coding}`
    const init = { decompress: false, headers: { 'accept-encoding': coding } }
    const direct = await fetch(new URL(path, platform.standIns.patients.url), init as RequestInit)
    const through = await open(`/probe${path}`, init as RequestInit)
    expect(through.headers.get('content-encoding')).toBe(coding)
    expect(Buffer.from(await through.arrayBuffer())).toEqual(Buffer.from(await direct.arrayBuffer()))
  })

  it('keeps two Set-Cookie apart', async () => {
    const answer = await open('/probe/-/cookies')
    expect(answer.headers.getSetCookie()).toHaveLength(2)
  })

  it('answers a service’s body on /api/v1 byte for byte', async () => {
    const path = `/api/v1/patients/${client.account.referenceId}/medical-record`
    const seen = await (await open(path)).text()
    const { fields } = (await (await open('/probe/-/echo/x')).json()) as { fields: string[] }
    const authorization = fields[fields.findIndex((name) => name.toLowerCase() === 'authorization') + 1] ?? ''
    const direct = await fetch(new URL(path, platform.standIns.patients.url), { headers: { authorization } })
    expect(direct.status).toBe(200)
    expect(seen).toBe(await direct.text())
  })
})

describe('a service that hangs (T9, B1)', () => {
  it('does not delay another one, with 300 requests waiting for it', async () => {
    const { patients } = platform.standIns
    const leave = new AbortController()
    let settled = 0
    patients.faults.set([{ pathPrefix: '/-/echo', act: { kind: 'blackhole' } }])
    const hanging = Array.from({ length: 300 }, (_, index) =>
      open(`/probe/-/echo/${index}`, { signal: leave.signal })
        .catch(() => null)
        .finally(() => settled++),
    )
    const answered = await open('/api/v1/institutions')
    expect(answered.status).toBe(200)
    // Not a timed assertion: the 180 that one flow may have in flight still wait, so nobody waited for them.
    expect(settled).toBeLessThanOrEqual(120)
    leave.abort()
    await Promise.all(hanging)
    patients.faults.clear()
  }, 30_000)
})
