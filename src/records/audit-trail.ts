import { setImmediate } from 'node:timers'
import { RecordNotReleased } from '../errors.ts'
import { createTurns } from '../storage/turns.ts'
import type { AuditEvent } from './audit-event.ts'
import type { AuditStore } from './audit-store.ts'
import type { WriteAheadFile } from './write-ahead-file.ts'

/**
 * Stores events before what they tell of is released. Group commit: what arrives in one turn of the event loop, or while an
 * insert is under way, is stored together, so that a recorded read costs little more than an unrecorded one (design 2.5).
 */
export interface AuditTrail {
  /** Resolves when the events are durable, in the store or in the write-ahead file; else rejects with `RecordNotReleased`. */
  record(events: readonly AuditEvent[]): Promise<void>
  /** Moves what waits in the write-ahead file into the store; resolves to how many were delivered. */
  deliver(): Promise<number>
  pending(): number
}

interface Waiting {
  readonly events: readonly AuditEvent[]
  readonly resolve: () => void
  readonly reject: (reason: RecordNotReleased) => void
}

/** What the other sockets have brought by now joins in: an embedded store answers before they are read. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Up to this many waiting events are delivered while new ones are held back; more of them go beside the traffic. */
const LAST_DELIVERY = 200

export const createAuditTrail = (deps: {
  store: Pick<AuditStore, 'append' | 'appendMissing'>
  writeAhead: WriteAheadFile
  onFault: (fault: unknown) => void
  /** How long an insert that carries several requests waits after the one before it, so that more of them join, ms. */
  spacingMs?: number
}): AuditTrail => {
  const { store, writeAhead, onFault, spacingMs = 0 } = deps
  let waiting: Waiting[] = []
  let flushing = false
  let delivering: Promise<number> | null = null

  /** Inserts and the end of a delivery exclude each other: else the file would never be seen empty under load. */
  const inTurn = createTurns()

  const persist = async (events: readonly AuditEvent[]): Promise<void> => {
    // Behind undelivered events the file is the only place that keeps their order.
    if (writeAhead.size() === 0) {
      try {
        return await store.append(events)
      } catch (fault) {
        onFault(fault)
      }
    }
    await writeAhead.append(events)
  }

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await inTurn(() => persist(batch.flatMap((each) => each.events)))
      for (const each of batch) each.resolve()
    } catch (cause) {
      onFault(cause)
      const refusal = new RecordNotReleased(null, { cause, retryAfterSeconds: 5 })
      for (const each of batch) each.reject(refusal)
    }
  }

  const flush = async (): Promise<void> => {
    flushing = true
    await endOfTurn()
    while (waiting.length > 0) {
      const batch = waiting
      const startedAt = performance.now()
      waiting = []
      await settle(batch)
      const restMs = spacingMs - (performance.now() - startedAt)
      if (batch.length > 1 && restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
    flushing = false
  }

  const drain = (): Promise<number> => writeAhead.drain((events) => store.appendMissing(events))

  const deliverAll = async (): Promise<number> => {
    let delivered = 0
    while (writeAhead.size() > LAST_DELIVERY) delivered += await drain()
    if (writeAhead.size() > 0) delivered += await inTurn(drain)
    return delivered
  }

  return {
    record: (events) =>
      new Promise((resolve, reject) => {
        if (events.length === 0) return resolve()
        waiting.push({ events, resolve, reject })
        if (!flushing) void flush()
      }),

    deliver: () => {
      delivering ??= deliverAll().finally(() => {
        delivering = null
      })
      return delivering
    },

    pending: () => writeAhead.size(),
  }
}
