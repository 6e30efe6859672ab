import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { SessionStore } from '../identity/session-store.ts'
import { createRedisStore } from '../identity/stores/redis.ts'
import { createSqliteStore } from '../identity/stores/sqlite.ts'
import type { Database } from '../storage/database.ts'
import { openPostgres } from '../storage/postgres.ts'
import { openRedis, type Redis } from '../storage/redis.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { createSqliteDatabase } from '../storage/sqlite-database.ts'
import type { Dependency } from '../telemetry/dependency-report.ts'
import { withoutCredentials } from '../telemetry/part.ts'

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
  if (config.dataDir !== IN_MEMORY) mkdirSync(config.dataDir, { recursive: true })
  const database = openDatabase(config)
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

export const openDatabase = ({ databaseUrl, dataDir }: Config): Database =>
  databaseUrl
    ? openPostgres(databaseUrl)
    : createSqliteDatabase(openSqlite(toPath(dataDir, 'gateway.sqlite')))

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
    const connection = openSqlite(toPath(dataDir, 'sessions.sqlite'))
    return { sessionStore: createSqliteStore(connection, Date.now), redis: null }
  }
  const redis = await openRedis(redisUrl, { commandTimeoutMs: REDIS_COMMAND_TIMEOUT_MS, onError })
  return { sessionStore: createRedisStore(redis), redis }
}
