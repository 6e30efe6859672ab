import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { SessionStore } from '../identity/session-store.ts'
import type { Database } from '../storage/database.ts'
import type { Redis } from '../storage/redis.ts'
import type { Dependency } from '../telemetry/dependency-report.ts'
import { withoutCredentials } from '../telemetry/part.ts'
import { makeDataDirectory } from './data-directory.ts'

/** Below the 250 ms in which an unreachable store must have become a 503 (design 2.4). */
const REDIS_COMMAND_TIMEOUT_MS = 200

/** As `dataDir`: nothing is written. */
export const IN_MEMORY = ':memory:'

export interface Stores {
  readonly database: Database
  readonly sessionStore: SessionStore
  /** `null` when embedded: limits are then counted in this process. */
  readonly redis: Redis | null
  readonly dependencies: readonly Dependency[]
  close(): Promise<void>
}

/** Opens PostgreSQL and Redis, or SQLite files in `dataDir` for what is not configured. */
export const openStores = async (
  config: Config,
  onFault: (store: string, fault: unknown) => void,
): Promise<Stores> => {
  if (config.dataDir !== IN_MEMORY) makeDataDirectory(config.dataDir)
  const database = await openDatabase(config)
  const sessions = await openSessions(config, (fault) => onFault('redis', fault))
  return {
    database,
    ...sessions,
    dependencies: [
      {
        name: 'sessions',
        kind: config.redisUrl ? 'real' : 'embedded',
        where: config.redisUrl ? withoutCredentials(config.redisUrl) : `SQLite in ${config.dataDir}`,
        ping: () => sessions.sessionStore.ping(),
      },
      {
        name: 'database',
        kind: config.databaseUrl ? 'real' : 'embedded',
        where: config.databaseUrl ? withoutCredentials(config.databaseUrl) : `SQLite in ${config.dataDir}`,
        ping: () => database.query('SELECT 1'),
      },
    ],
    close: async () => {
      await Promise.allSettled([database.close(), sessions.sessionStore.close()])
    },
  }
}

// Drivers are loaded where they are used only: each costs some 30 ms and 10 MiB.
export const openDatabase = async ({ databaseUrl, dataDir }: Config): Promise<Database> => {
  if (databaseUrl) {
    const { openPostgres } = await import('../storage/postgres.ts')
    return openPostgres(databaseUrl)
  }
  const { openSqlite } = await import('../storage/sqlite.ts')
  const { createSqliteDatabase } = await import('../storage/sqlite-database.ts')
  return createSqliteDatabase(openSqlite(toPath(dataDir, 'gateway.sqlite')))
}

const toPath = (dataDir: string, file: string): string =>
  dataDir === IN_MEMORY ? IN_MEMORY : join(dataDir, file)

/**
 * A file of its own, beside the one of the database: SQLite has one writer per file, and a session written while a
 * transaction of the database waits would block the thread that has to end it.
 */
const openSessions = async (
  { redisUrl, dataDir }: Config,
  onError: (fault: unknown) => void,
): Promise<Pick<Stores, 'sessionStore' | 'redis'>> => {
  if (redisUrl === null) {
    const { openSqlite } = await import('../storage/sqlite.ts')
    const { createSqliteStore } = await import('../identity/stores/sqlite.ts')
    const connection = openSqlite(toPath(dataDir, 'sessions.sqlite'))
    return { sessionStore: createSqliteStore(connection, Date.now), redis: null }
  }
  const { openRedis } = await import('../storage/redis.ts')
  const { createRedisStore } = await import('../identity/stores/redis.ts')
  const redis = await openRedis(redisUrl, { commandTimeoutMs: REDIS_COMMAND_TIMEOUT_MS, onError })
  return { sessionStore: createRedisStore(redis), redis }
}
