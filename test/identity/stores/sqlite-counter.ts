import { createSqliteStore } from '../../../src/identity/stores/sqlite.ts'
import { openSqlite } from '../../../src/storage/sqlite.ts'

/** Counts up an entry that other processes count up too: `sqlite-counter.ts FILE TIMES`. */
const [path = '', times = '0'] = process.argv.slice(2)
const store = createSqliteStore(openSqlite(path), Date.now)
for (let done = 0; done < Number(times); ) {
  const value = await store.read('counter')
  if (await store.swap('counter', value, `${Number(value) + 1}`, 60_000)) done += 1
}
await store.close()
