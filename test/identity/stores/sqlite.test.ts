import { afterAll, expect, it } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSqliteStore } from '../../../src/identity/stores/sqlite.ts'
import { openSqlite } from '../../../src/storage/sqlite.ts'
import { createClock } from '../support.ts'
import { describeStore } from './contract.ts'

const directory = mkdtempSync(join(tmpdir(), 'gateway-sqlite-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describeStore('SQLite', async () => {
  const clock = createClock()
  const path = join(directory, 'shared.db')
  const store = createSqliteStore(openSqlite(path), clock.now)
  const other = createSqliteStore(openSqlite(path), clock.now)
  return {
    store,
    other,
    elapse: async (ms) => clock.advanceSeconds(ms / 1000),
    dispose: async () => {
      await store.close()
      await other.close()
    },
  }
})

it('keeps entries over a restart', async () => {
  const path = join(directory, 'restart.db')
  const { now } = createClock()
  const before = createSqliteStore(openSqlite(path), now)
  await before.swap('session:a', null, 'kept', 60_000)
  await before.close()
  const after = createSqliteStore(openSqlite(path), now)
  expect(await after.read('session:a')).toBe('kept')
  await after.close()
})

it('sweeps out what has expired', async () => {
  const clock = createClock()
  const connection = openSqlite(':memory:')
  const store = createSqliteStore(connection, clock.now)
  for (let count = 0; count < 999; count += 1) await store.swap(`session:${count}`, null, 'x', 1_000)
  clock.advanceSeconds(2)
  await store.swap('session:last', null, 'x', 1_000)
  expect(connection.prepare('SELECT count(*) AS n FROM session_entries').get()).toEqual({ n: 1 })
  await store.close()
})

it('is shared by several processes without losing a change', async () => {
  const path = join(directory, 'processes.db')
  const store = createSqliteStore(openSqlite(path), Date.now)
  await store.swap('counter', null, '0', 60_000)
  const program = new URL('./sqlite-counter.ts', import.meta.url).pathname
  const children = [1, 2, 3].map(() =>
    Bun.spawn([process.execPath, program, path, '100'], { stderr: 'inherit' }),
  )
  expect(await Promise.all(children.map((child) => child.exited))).toEqual([0, 0, 0])
  expect(await store.read('counter')).toBe('300')
  await store.close()
}, 30_000)
