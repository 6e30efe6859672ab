// 45 CFR 164.312(b), ASVS 5.0 V16.2.1: no record leaves the gateway without its line in the access trail, whatever becomes of
// the database.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { setTimeout as wait } from 'node:timers/promises'
import { chainFaults } from '../../src/records/audit-chain.ts'
import { createAuditStore } from '../../src/records/audit-store.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { createMortalPostgres, type MortalPostgres } from '../support/mortal-postgres.ts'
import { postgresPrograms } from '../support/postgres.ts'

const READS = 10_000
const CLIENTS = 40
/** PostgreSQL dies after a third of the reads and is back for the last third. */
const DEATH = READS / 3
const RETURN = (2 * READS) / 3
const ID = '/api/v1/patients/'

describe.skipIf(postgresPrograms() === null)('ten thousand record reads while PostgreSQL is killed', () => {
  let postgres: MortalPostgres
  let gateway: StartedGateway
  let patient: ApiClient

  beforeAll(async () => {
    postgres = await createMortalPostgres()
    await postgres.start()
    gateway = await startGateway({
      env: { DATABASE_URL: postgres.url, RATE_LIMIT_PER_MINUTE: '10000000' },
    })
    patient = await logIn(gateway.url, demoAccount('patient'))
  }, 60_000)

  afterAll(async () => {
    await gateway?.close()
    await postgres?.remove()
  })

  it('lose no event and release no record without one', async () => {
    const released: string[] = []
    const withheld: number[] = []
    let asked = 0
    let isDead = false
    let comingBack: Promise<void> | null = null

    const read = async (): Promise<void> => {
      const answer = await patient.ask('GET', `${ID}${patient.account.referenceId}/profile`)
      await answer.arrayBuffer()
      if (answer.status === 200) released.push(answer.headers.get('x-request-id') ?? '')
      else withheld.push(answer.status)
    }
    const client = async (): Promise<void> => {
      while (asked < READS) {
        asked += 1
        if (!isDead && asked > DEATH) {
          isDead = true
          await postgres.kill()
        }
        if (asked > RETURN) comingBack ??= postgres.start()
        await read()
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, client))
    await comingBack

    const database = openPostgres(postgres.url)
    const store = createAuditStore(database)
    const recorded = new Map<string, number>()
    const count = async (): Promise<void> => {
      recorded.clear()
      for await (const event of store.all())
        if (event.kind === 'record') recorded.set(event.requestId, (recorded.get(event.requestId) ?? 0) + 1)
    }
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(250)) {
      await count().catch(() => recorded.clear())
      if (recorded.size >= released.length) break
    }

    // The write-ahead file took over at once: the outage was nobody's who reads.
    expect(withheld).toEqual([])
    expect(released.length).toBe(asked)
    expect(released.filter((id) => recorded.get(id) !== 1)).toEqual([])
    const faults = await Array.fromAsync(chainFaults(store.all(), await store.head()))
    expect(faults).toEqual([])
    await database.close()
  }, 240_000)
})
