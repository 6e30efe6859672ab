import type { Database } from '../storage/database.ts'
import { migrate } from '../storage/migrations.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import type { Logger } from '../telemetry/logger.ts'

const RETRY_MS = 2000

/**
 * Creates or upgrades the tables. A database that is away does not keep the gateway from starting: sessions and proxied
 * routes work without it, `/ready` says what is missing, and the migration is tried again until it has run.
 */
export const migrateAtStart = async (database: Database, logger: Logger): Promise<void> => {
  try {
    const ran = await migrate(database)
    if (ran.length > 0) logger.info('migrated', { migrations: ran.join(' ') })
  } catch (fault) {
    logger.error('migration_failed', {
      error: toFaultName(fault),
      retry_ms: RETRY_MS,
    })
    setTimeout(migrateAtStart, RETRY_MS, database, logger).unref()
  }
}
