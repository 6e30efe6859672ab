import type { Database } from './database.ts'

/** A gateway process that serves the same platform. */
export interface GatewayInstance {
  readonly id: string
  readonly address: string
  readonly version: string
  /** Epoch ms. */
  readonly startedAt: number
}

/** Which gateways are alive, by a sign of life of each in the database they share. */
export interface GatewayRoster {
  /** Those that were seen lately, this one among them, oldest first. */
  list(): Promise<readonly GatewayInstance[]>
  /** Resolves after the first sign of life; never rejects. */
  start(): Promise<void>
  /** Takes this one off the list. */
  stop(): Promise<void>
}

const BEAT_MS = 5_000
/** Three beats missed: it is gone. */
const LIFE_MS = 3 * BEAT_MS

export const createGatewayRoster = (deps: {
  database: Database
  self: GatewayInstance
  now: () => number
  onFault: (fault: unknown) => void
}): GatewayRoster => {
  const { database, self, now, onFault } = deps
  let timer: ReturnType<typeof setInterval> | undefined

  const beat = async (): Promise<void> => {
    try {
      await database.query(
        `INSERT INTO gateway_instances (id, address, version, started_at, seen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
        [self.id, self.address, self.version, self.startedAt, now()],
      )
      await database.query('DELETE FROM gateway_instances WHERE seen_at < $1', [now() - 4 * LIFE_MS])
    } catch (fault) {
      onFault(fault)
    }
  }

  return {
    list: async () => {
      const rows = await database.query(
        'SELECT id, address, version, started_at FROM gateway_instances WHERE seen_at > $1 ORDER BY started_at, id',
        [now() - LIFE_MS],
      )
      return rows.map((row) => ({
        id: String(row['id']),
        address: String(row['address']),
        version: String(row['version']),
        startedAt: Number(row['started_at']),
      }))
    },
    start: () => {
      const first = beat()
      timer = setInterval(() => void beat(), BEAT_MS)
      timer.unref?.()
      return first
    },
    stop: async () => {
      clearInterval(timer)
      await database.query('DELETE FROM gateway_instances WHERE id = $1', [self.id]).catch(onFault)
    },
  }
}
