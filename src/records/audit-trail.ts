import { RecordNotReleased } from '../errors.ts'
import type { AuditEvent } from './audit-event.ts'
import type { AuditStore } from './audit-store.ts'
import type { WriteAheadFile } from './write-ahead-file.ts'

/**
 * Stores events before what they tell of is released. Group commit: while one insert is under way, all that arrive wait
 * together for the next, so that a recorded read costs little more than an unrecorded one (design 2.5).
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

export const createAuditTrail = (deps: {
  store: Pick<AuditStore, 'append'>
  writeAhead: WriteAheadFile
  onFault: (fault: unknown) => void
}): AuditTrail => {
  const { store, writeAhead, onFault } = deps
  let waiting: Waiting[] = []
  let flushing = false
  let delivering: Promise<number> | null = null

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

  const flush = async (): Promise<void> => {
    flushing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await persist(batch.flatMap((each) => each.events))
        for (const each of batch) each.resolve()
      } catch (cause) {
        onFault(cause)
        const refusal = new RecordNotReleased(null, { cause, retryAfterSeconds: 5 })
        for (const each of batch) each.reject(refusal)
      }
    }
    flushing = false
  }

  return {
    record: (events) =>
      new Promise((resolve, reject) => {
        if (events.length === 0) return resolve()
        waiting.push({ events, resolve, reject })
        if (!flushing) void flush()
      }),

    deliver: () => {
      delivering ??= writeAhead
        .drain((events) => store.append(events))
        .finally(() => {
          delivering = null
        })
      return delivering
    },

    pending: () => writeAhead.size(),
  }
}
