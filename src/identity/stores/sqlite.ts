import type { DatabaseSync } from 'node:sqlite'
import { createKeyWatch } from '../../storage/key-watch.ts'
import type { SessionStore } from '../session-store.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS session_entries (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS session_entries_expiry ON session_entries (expires_at);`

/** Writes between two sweeps for what has expired. */
const SWEEP_EVERY = 1_000

/**
 * Sessions in an SQLite file that several processes may share (`openSqlite`), for a gateway without Redis. `now` in epoch
 * ms. Takes over the connection: `close` closes it.
 */
export const createSqliteStore = (connection: DatabaseSync, now: () => number): SessionStore => {
  connection.exec(SCHEMA)
  const select = connection.prepare('SELECT value FROM session_entries WHERE key = ? AND expires_at > ?')
  // An expired row is as good as none: it is what an insert may overwrite.
  const insert = connection.prepare(
    `INSERT INTO session_entries (key, value, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
     WHERE session_entries.expires_at <= ?`,
  )
  const update = connection.prepare(
    'UPDATE session_entries SET value = ?, expires_at = ? WHERE key = ? AND value = ? AND expires_at > ?',
  )
  const erase = connection.prepare(
    'DELETE FROM session_entries WHERE key = ? AND value = ? AND expires_at > ?',
  )
  const remove = connection.prepare('DELETE FROM session_entries WHERE key = ?')
  const sweep = connection.prepare('DELETE FROM session_entries WHERE expires_at <= ?')
  const { watch, gone } = createKeyWatch()
  let writes = 0

  const peek = (key: string): string | null => {
    const value = select.get(key, now())?.['value']
    return typeof value === 'string' ? value : null
  }
  const change = (key: string, expected: string | null, next: string | null, ttlMs: number) => {
    const at = now()
    const expiresAt = Math.ceil(at + ttlMs)
    if (expected === null) return next === null ? null : insert.run(key, next, expiresAt, at)
    return next === null ? erase.run(key, expected, at) : update.run(next, expiresAt, key, expected, at)
  }

  return {
    peek,
    read: async (key) => peek(key),
    swap: async (key, expected, next, ttlMs) => {
      writes += 1
      if (writes % SWEEP_EVERY === 0) sweep.run(now())
      const result = change(key, expected, next, ttlMs)
      const isDone = result ? Number(result.changes) === 1 : peek(key) === null
      if (isDone && next === null) gone(key)
      return isDone
    },
    remove: async (key) => {
      remove.run(key)
      gone(key)
    },
    watch: (key, onGone) => {
      const stop = watch(key, onGone)
      if (peek(key) === null) gone(key)
      return stop
    },
    ping: async () => {
      peek('')
    },
    close: async () => connection.close(),
  }
}
