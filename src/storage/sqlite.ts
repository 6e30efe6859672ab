import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** How long a statement waits for another process's write; it blocks the event loop, so it is short. */
const BUSY_TIMEOUT_MS = 200
/** The files hold session tokens and patients' data: nobody else on the machine reads them. */
const OWNER_ONLY = 0o600

/**
 * Opens (or creates) an SQLite file that several processes may share. `:memory:` is a private database. Throws when the
 * file cannot be opened.
 */
export const openSqlite = (path: string): DatabaseSync => {
  // SQLite gives its side files the mode of the main one.
  if (path !== ':memory:') closeSync(openSync(path, 'a', OWNER_ONLY))
  const connection = new DatabaseSync(path)
  // First of all, for switching to WAL takes a lock too.
  connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
  connection.exec('PRAGMA journal_mode = WAL')
  // In WAL mode this loses at most the last commits in a power cut, never consistency (sqlite.org/pragma.html).
  connection.exec('PRAGMA synchronous = NORMAL')
  connection.exec('PRAGMA foreign_keys = ON')
  return connection
}
