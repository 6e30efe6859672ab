import { describe, expect, it } from 'bun:test'
import { mkdtemp } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { RecordNotReleased } from '../../src/errors.ts'
import type { AuditEvent } from '../../src/records/audit-event.ts'
import { createAuditTrail } from '../../src/records/audit-trail.ts'
import { adoptWriteAheadFiles } from '../../src/records/orphaned-write-ahead.ts'
import { openWriteAheadFile } from '../../src/records/write-ahead-file.ts'
import { auditEvent } from '../support/audit-events.ts'

const freshFile = async () =>
  openWriteAheadFile(join(await mkdtemp(join(tmpdir(), 'trail-')), 'wal', 'audit.ndjson'))

const createStore = () => {
  const batches: (readonly AuditEvent[])[] = []
  let away = false
  let gate: Promise<void> = Promise.resolve()
  const asked = Promise.withResolvers<void>()
  const createdStore = {
    batches,
    /** Resolves with the first insert that is asked for. */
    asked: asked.promise,
    goAway: () => {
      away = true
    },
    comeBack: () => {
      away = false
    },
    holdUntil: (held: Promise<void>) => {
      gate = held
    },
    appendMissing: (events: readonly AuditEvent[]): Promise<void> => createdStore.append(events),
    append: async (events: readonly AuditEvent[]) => {
      asked.resolve()
      await gate
      if (away) throw new Error('database is away')
      batches.push(events)
    },
  }
  return createdStore
}

describe('audit trail', () => {
  it('stores what arrives in one turn of the event loop with one insert', async () => {
    const store = createStore()
    const trail = createAuditTrail({ store, writeAhead: await freshFile(), onFault: () => undefined })
    await Promise.all(Array.from({ length: 100 }, async () => trail.record([auditEvent()])))
    expect(store.batches.map((batch) => batch.length)).toEqual([100])
  })

  it('stores what arrives during an insert with one further insert', async () => {
    const store = createStore()
    const held = Promise.withResolvers<void>()
    store.holdUntil(held.promise)
    const trail = createAuditTrail({ store, writeAhead: await freshFile(), onFault: () => undefined })
    const recorded = [trail.record([auditEvent()])]
    await store.asked
    recorded.push(...Array.from({ length: 99 }, () => trail.record([auditEvent()])))
    held.resolve()
    await Promise.all(recorded)
    expect(store.batches.map((batch) => batch.length)).toEqual([1, 99])
  })

  it('does not resolve before the store has the event', async () => {
    const store = createStore()
    const held = Promise.withResolvers<void>()
    store.holdUntil(held.promise)
    const trail = createAuditTrail({ store, writeAhead: await freshFile(), onFault: () => undefined })
    let released = false
    const recorded = trail.record([auditEvent()]).then(() => {
      released = true
    })
    await Promise.resolve()
    expect(released).toBe(false)
    held.resolve()
    await recorded
    expect(store.batches).toHaveLength(1)
  })

  it('keeps events in the file while the store is away and delivers them in order, once', async () => {
    const store = createStore()
    const trail = createAuditTrail({ store, writeAhead: await freshFile(), onFault: () => undefined })
    store.goAway()
    const events = [auditEvent(), auditEvent(), auditEvent()]
    for (const event of events) await trail.record([event])
    expect(trail.pending()).toBe(3)
    await expect(trail.deliver()).rejects.toThrow('away')
    expect(trail.pending()).toBe(3)
    store.comeBack()
    const late = auditEvent()
    await trail.record([late])
    while (trail.pending() > 0) await trail.deliver()
    expect(store.batches.flat()).toEqual([...events, late])
    expect(await trail.deliver()).toBe(0)
  })

  it('refuses to release what it can store nowhere', async () => {
    const store = createStore()
    store.goAway()
    const faults: unknown[] = []
    const trail = createAuditTrail({
      store,
      writeAhead: {
        append: () => Promise.reject(new Error('disk is full')),
        drain: async () => 0,
        size: () => 0,
        close: async () => undefined,
      },
      onFault: (fault) => faults.push(fault),
    })
    await expect(trail.record([auditEvent()])).rejects.toBeInstanceOf(RecordNotReleased)
    expect(faults).toHaveLength(2)
  })
})

describe('write-ahead file', () => {
  it('gives a new process what the former one left, without a half-written last line', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'trail-')), 'audit.ndjson')
    const event = auditEvent()
    await Bun.write(path, `${JSON.stringify(event)}\n{"id":"half`)
    const file = await openWriteAheadFile(path)
    expect(file.size()).toBe(1)
    const delivered: AuditEvent[] = []
    await file.drain(async (events) => void delivered.push(...events))
    expect(delivered).toEqual([event])
    expect(file.size()).toBe(0)
  })

  it('writes nothing behind a half-written last line, which would make both unreadable', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'trail-')), 'audit.ndjson')
    const [older, newer] = [auditEvent(), auditEvent()]
    await Bun.write(path, `${JSON.stringify(older)}\n{"id":"half`)
    // The same name again: in a container every life of the gateway has the same process id.
    const file = await openWriteAheadFile(path)
    await file.append([newer])
    const delivered: AuditEvent[] = []
    await file.drain(async (events) => void delivered.push(...events))
    expect(delivered).toEqual([older, newer])
  })

  it('delivers first what an interrupted drain left behind', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'trail-')), 'audit.ndjson')
    const [older, newer] = [auditEvent(), auditEvent()]
    await Bun.write(`${path}.draining`, `${JSON.stringify(older)}\n`)
    await Bun.write(path, `${JSON.stringify(newer)}\n`)
    const file = await openWriteAheadFile(path)
    const delivered: AuditEvent[] = []
    await file.drain(async (events) => void delivered.push(...events))
    expect(delivered).toEqual([older, newer])
  })

  it('waits for nothing once another process has delivered the file', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'trail-')), 'audit.ndjson')
    const [own, heir] = [await openWriteAheadFile(path), await openWriteAheadFile(path)]
    await own.append([auditEvent()])
    await heir.drain(async () => undefined)
    expect(own.size()).toBe(1)
    expect(await own.drain(async () => undefined)).toBe(0)
    expect(own.size()).toBe(0)
  })
})

describe('write-ahead files of dead processes', () => {
  it('are delivered by a living one of the same host; those of the living and of other hosts are left alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trail-'))
    const dead = auditEvent()
    const write = (name: string, event: AuditEvent) =>
      Bun.write(join(folder, name), `${JSON.stringify(event)}\n`)
    // Above the largest process id of Linux (4,194,304).
    await write(`${hostname()}-4194399.ndjson`, dead)
    await write(`${hostname()}-${process.pid}.ndjson`, auditEvent())
    await write(`${hostname()}-1.ndjson`, auditEvent())
    await write('another-host-4194399.ndjson', auditEvent())
    const delivered: AuditEvent[] = []
    const deliver = async (events: readonly AuditEvent[]) => void delivered.push(...events)
    expect(await adoptWriteAheadFiles(folder, deliver)).toBe(1)
    expect(delivered).toEqual([dead])
    expect(await adoptWriteAheadFiles(folder, deliver)).toBe(0)
  })
})
