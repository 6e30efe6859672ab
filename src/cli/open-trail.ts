import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { type AuditStore, createAuditStore } from '../records/audit-store.ts'
import { type AuditTrail, createAuditTrail } from '../records/audit-trail.ts'
import { inMemoryWriteAhead } from '../records/in-memory-write-ahead.ts'
import { adoptWriteAheadFiles } from '../records/orphaned-write-ahead.ts'
import { openWriteAheadFile } from '../records/write-ahead-file.ts'
import { IN_MEMORY } from '../runtime/stores.ts'
import type { Database } from '../storage/database.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import type { Logger } from '../telemetry/logger.ts'

export interface OpenedTrail {
  readonly trail: AuditTrail
  readonly store: AuditStore
  /** Delivers what waits, as far as that works, and closes the file. */
  close(): Promise<void>
}

const DELIVER_EVERY_MS = 1_000
/** Groups of requests wait this long at most for each other; SQLite, without a round trip, gains nothing by it. */
const SPACING_MS = { postgres: 2, sqlite: 0 }

/** Opens the access trail with this process's write-ahead file, and takes over what dead processes left in theirs. */
export const openTrail = async (
  database: Database,
  dataDir: string,
  logger: Logger,
): Promise<OpenedTrail> => {
  const store = createAuditStore(database)
  const folder = join(dataDir, 'audit')
  const writeAhead =
    dataDir === IN_MEMORY
      ? inMemoryWriteAhead()
      : await openWriteAheadFile(join(folder, `${hostname()}-${process.pid}.ndjson`))
  const onFault = (fault: unknown): void =>
    logger.warn('audit_fault', {
      error: toFaultName(fault),
      waiting: writeAhead.size(),
    })
  const trail = createAuditTrail({ store, writeAhead, onFault, spacingMs: SPACING_MS[database.engine] })

  const deliver = async (): Promise<void> => {
    try {
      const delivered = trail.pending() > 0 ? await trail.deliver() : 0
      if (delivered > 0) logger.info('audit_delivered', { events: delivered })
      if (dataDir !== IN_MEMORY) await adoptWriteAheadFiles(folder, (events) => store.appendMissing(events))
    } catch (fault) {
      onFault(fault)
    }
  }
  const timer = setInterval(() => void deliver(), DELIVER_EVERY_MS)
  timer.unref?.()
  void deliver()

  return {
    trail,
    store,
    close: async () => {
      clearInterval(timer)
      await deliver()
      await writeAhead.close()
    },
  }
}
