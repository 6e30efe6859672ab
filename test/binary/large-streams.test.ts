import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { request } from 'node:http'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { formUnderTest } from '../support/gateway.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { treeUsage } from '../support/process-usage.ts'

const MEBIBYTE = 2 ** 20
const GIBIBYTE = 2 ** 30
/** Buffers of both sockets and what the collector has not yet taken; a body held in memory would be eight times this. */
const GROWTH_LIMIT = 128 * MEBIBYTE

describe.skipIf(formUnderTest() !== 'binary')('a GiB through the binary (E1, E2)', () => {
  let platform: Platform
  let client: ApiClient

  beforeAll(async () => {
    platform = await startPlatform()
    client = await logIn(platform.gateway.url, demoAccount('patient'))
  }, 60_000)

  afterAll(() => platform?.close())

  const resident = (): number => treeUsage(platform.gateway.pid).residentBytes

  /** The most the gateway grew while `work` ran. */
  const growthDuring = async (work: (sample: () => void) => Promise<void>): Promise<number> => {
    const before = resident()
    let highest = before
    await work(() => {
      highest = Math.max(highest, resident())
    })
    return highest - before
  }

  it('goes down with flat memory', async () => {
    const growth = await growthDuring(async (sample) => {
      const answer = await fetch(new URL(`/archive/-/bytes/${GIBIBYTE}`, platform.gateway.url), {
        headers: { authorization: `Bearer ${client.token}` },
      })
      let octets = 0
      let sampledAt = 0
      for await (const chunk of answer.body ?? []) {
        octets += chunk.length
        if (octets - sampledAt < 64 * MEBIBYTE) continue
        sampledAt = octets
        sample()
      }
      expect(octets).toBe(GIBIBYTE)
    })
    expect(growth).toBeLessThan(GROWTH_LIMIT)
  }, 120_000)

  it('goes up with flat memory', async () => {
    const growth = await growthDuring(async (sample) => {
      const piece = Buffer.alloc(MEBIBYTE, 7)
      const answered = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        const url = new URL('/archive/-/upload', platform.gateway.url)
        const headers = { authorization: `Bearer ${client.token}`, 'content-length': GIBIBYTE }
        const outgoing = request(url, { method: 'PUT', headers }, async (incoming) => {
          resolve({ status: incoming.statusCode ?? 0, text: (await Array.fromAsync(incoming)).join('') })
        })
        outgoing.once('error', reject)
        let sent = 0
        const write = (): void => {
          while (sent < GIBIBYTE) {
            sent += MEBIBYTE
            if (sent % (64 * MEBIBYTE) === 0) sample()
            if (!outgoing.write(piece)) return void outgoing.once('drain', write)
          }
          outgoing.end()
        }
        write()
      })
      expect(answered.status).toBe(200)
      expect(JSON.parse(answered.text)).toMatchObject({ length: GIBIBYTE })
    })
    expect(growth).toBeLessThan(GROWTH_LIMIT)
  }, 120_000)
})
