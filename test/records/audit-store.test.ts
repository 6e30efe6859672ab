import { describe, expect, it } from 'bun:test'
import { chainFaults, GENESIS } from '../../src/records/audit-chain.ts'
import { createAuditStore } from '../../src/records/audit-store.ts'
import type { Database } from '../../src/storage/database.ts'
import { auditEvent } from '../support/audit-events.ts'
import { ENGINES } from '../support/databases.ts'

const faultsOf = async (database: Database) => {
  const store = createAuditStore(database)
  return Array.fromAsync(chainFaults(store.all(), await store.head()))
}

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))('audit store on %s', (_, engine) => {
  it('gives events back as they were appended, newest first, in one unbroken chain', async () => {
    const { database, close } = await engine.open()
    const store = createAuditStore(database)
    const events = [auditEvent({ emergency: true, reason: null }), auditEvent({ patientId: null, sid: null })]
    await store.append(events)
    const found = await store.find({ limit: 10 })
    expect(found.map(({ sequence, hash, ...event }) => event)).toEqual(events.toReversed())
    expect(found.map((event) => event.sequence)).toEqual([2, 1])
    expect(await faultsOf(database)).toEqual([])
    await close()
  })

  it('stores an event delivered twice once', async () => {
    const { database, close } = await engine.open()
    const store = createAuditStore(database)
    const [first, second] = [auditEvent(), auditEvent()]
    await store.append([first])
    await store.appendMissing([first, second])
    expect((await store.head()).sequence).toBe(2)
    expect(await faultsOf(database)).toEqual([])
    await close()
  })

  it('filters by patient, user, kind, outcome, emergency and time, and pages by sequence', async () => {
    const { database, close } = await engine.open()
    const store = createAuditStore(database)
    await store.append([
      auditEvent({ patientId: 'p1', userId: 'u1', recordedAt: 1_000 }),
      auditEvent({ patientId: 'p2', userId: 'u1', recordedAt: 2_000, kind: 'denial', outcome: 'denied' }),
      auditEvent({ patientId: 'p1', userId: 'u2', recordedAt: 3_000, emergency: true }),
    ])
    const sequences = async (query: object) =>
      (await store.find({ limit: 10, ...query })).map((event) => event.sequence)
    expect(await sequences({ patientId: 'p1' })).toEqual([3, 1])
    expect(await sequences({ userId: 'u1' })).toEqual([2, 1])
    expect(await sequences({ kind: 'denial', outcome: 'denied' })).toEqual([2])
    expect(await sequences({ emergency: true })).toEqual([3])
    expect(await sequences({ since: 2_000, until: 2_000 })).toEqual([2])
    expect(await sequences({ beforeSequence: 3, limit: 1 })).toEqual([2])
    const [second] = await store.find({ beforeSequence: 3, limit: 1 })
    expect(await sequences({ id: second?.id })).toEqual([2])
    expect(await sequences({ id: second?.id, patientId: 'p1' })).toEqual([])
    await close()
  })

  it('keeps one chain while two instances append at once', async () => {
    const { database, reopen, close } = await engine.open()
    const other = await reopen()
    const stores = [createAuditStore(database), createAuditStore(other)]
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => stores[index % 2]?.append([auditEvent(), auditEvent()])),
    )
    expect((await createAuditStore(database).head()).sequence).toBe(80)
    expect(await faultsOf(database)).toEqual([])
    await close()
  })

  it('refuses to change or delete what is stored', async () => {
    const { database, close } = await engine.open()
    await createAuditStore(database).append([auditEvent()])
    await expect(database.query("UPDATE audit_events SET reason = 'x'")).rejects.toThrow('append-only')
    await expect(database.query('DELETE FROM audit_events')).rejects.toThrow('append-only')
    await close()
  })

  it('appends more events at once than one statement can bind', async () => {
    const { database, close } = await engine.open()
    const store = createAuditStore(database)
    await store.append(Array.from({ length: 2_345 }, () => auditEvent()))
    expect((await store.head()).sequence).toBe(2_345)
    expect(await faultsOf(database)).toEqual([])
    await close()
  })

  it('starts from the genesis head', async () => {
    const { database, close } = await engine.open()
    expect(await createAuditStore(database).head()).toEqual(GENESIS)
    await close()
  })
})
