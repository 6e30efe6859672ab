import { afterAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../src/storage/sqlite.ts'

const directory = mkdtempSync(join(tmpdir(), 'gateway-sqlite-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('an SQLite file', () => {
  it('is shared by several connections: readers do not wait for a writer', () => {
    const path = join(directory, 'shared.db')
    const one = openSqlite(path)
    const two = openSqlite(path)
    one.exec('CREATE TABLE t (n INTEGER)')
    one.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)')
    expect(two.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 })
    one.exec('COMMIT')
    expect(two.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 1 })
    expect(two.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    one.close()
    two.close()
  })

  it('is read by its owner only, side files included', () => {
    const folder = mkdtempSync(join(directory, 'mode-'))
    const connection = openSqlite(join(folder, 'own.db'))
    connection.exec('CREATE TABLE t (n INTEGER)')
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600, 0o600])
    connection.close()
  })

  it('that cannot be opened is an error at once', () => {
    expect(() => openSqlite(join(directory, 'no', 'such', 'folder.db'))).toThrow()
  })
})
