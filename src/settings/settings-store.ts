import type { Database, SqlRow } from '../storage/database.ts'

/** One change of one setting. `value` is JSON text; `null` returns the key to its default. */
export interface SettingVersion {
  readonly version: number
  readonly key: string
  readonly value: string | null
  readonly author: string
  readonly reason: string
  readonly changedAt: number
}

export interface SettingsStore {
  /** Resolves to the version with this value: a new one, or the newest when it has it already, as after a form sent twice. */
  append(change: Omit<SettingVersion, 'version'>): Promise<SettingVersion>
  /** The newest version of every key that was ever changed. */
  current(): Promise<readonly SettingVersion[]>
  /** Newest first. */
  history(key: string, limit: number): Promise<readonly SettingVersion[]>
  /** Changes of all keys, newest first. */
  recent(limit: number): Promise<readonly SettingVersion[]>
  latestVersion(): Promise<number>
}

// Boundary: columns as migration 2 declares them.
const toVersion = (row: SqlRow): SettingVersion => ({
  version: Number(row['version']),
  key: String(row['key']),
  value: row['value'] === null ? null : String(row['value']),
  author: String(row['author']),
  reason: String(row['reason']),
  changedAt: Number(row['changed_at']),
})

const COLUMNS = 'version, key, value, author, reason, changed_at'
const LATEST = 'SELECT COALESCE(MAX(version), 0) AS version FROM settings'
const HISTORY = `SELECT ${COLUMNS} FROM settings WHERE key = $1 ORDER BY version DESC LIMIT $2`

export const createSettingsStore = (database: Database): SettingsStore => ({
  append: (change) =>
    database.transaction(async (statements) => {
      // Two instances must not give out one version: the lock holds until the commit.
      if (database.engine === 'postgres') await statements.query('LOCK TABLE settings IN EXCLUSIVE MODE')
      const [known] = await statements.query(HISTORY, [change.key, 1])
      if (known && toVersion(known).value === change.value) return toVersion(known)
      const [newest] = await statements.query(LATEST)
      const version = Number(newest?.['version'] ?? 0) + 1
      await statements.query(`INSERT INTO settings (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)`, [
        version,
        change.key,
        change.value,
        change.author,
        change.reason,
        change.changedAt,
      ])
      return { ...change, version }
    }),

  current: async () => {
    const rows = await database.query(
      `SELECT ${COLUMNS} FROM settings WHERE version IN (SELECT MAX(version) FROM settings GROUP BY key) ORDER BY key`,
    )
    return rows.map(toVersion)
  },

  history: async (key, limit) => {
    const rows = await database.query(HISTORY, [key, limit])
    return rows.map(toVersion)
  },

  recent: async (limit) => {
    const rows = await database.query(`SELECT ${COLUMNS} FROM settings ORDER BY version DESC LIMIT $1`, [
      limit,
    ])
    return rows.map(toVersion)
  },

  latestVersion: async () => {
    const [row] = await database.query(LATEST)
    return Number(row?.['version'] ?? 0)
  },
})
