import { describe, expect, it } from 'bun:test'
import { DatabaseSync } from 'node:sqlite'
import { createContactMessages } from '../../src/records/contact-messages.ts'
import { migrate } from '../../src/storage/migrations.ts'
import { createSqliteDatabase } from '../../src/storage/sqlite-database.ts'

const messages = async () => {
  const database = createSqliteDatabase(new DatabaseSync(':memory:'))
  await migrate(database)
  return createContactMessages(database)
}

const message = (id: string, receivedAt: number) => ({
  id,
  name: 'Ana Ruiz',
  email: 'ana@clinica.example.com',
  phone: null,
  message: '¿Atienden los sábados?',
  receivedAt,
})

describe('contact messages', () => {
  it('are kept and listed newest first', async () => {
    const store = await messages()
    await store.add(message('a', 1_000))
    await store.add(message('b', 2_000))
    expect((await store.list(10)).map(({ id }) => id)).toEqual(['b', 'a'])
    expect((await store.list(1))[0]).toEqual({
      ...message('b', 2_000),
      kind: 'contact',
      handledBy: null,
      handledAt: null,
    })
  })

  it('are kept once, however often they come', async () => {
    const store = await messages()
    await store.add(message('a', 1_000))
    await store.add(message('a', 1_001))
    expect(await store.list(10)).toHaveLength(1)
  })

  it('that wait come before any that was handled', async () => {
    const store = await messages()
    await store.add(message('waits', 1_000))
    await store.add(message('handled', 2_000))
    await store.handle('handled', 'admin', 3_000)
    expect((await store.list(1)).map(({ id }) => id)).toEqual(['waits'])
  })

  it('are handled once', async () => {
    const store = await messages()
    await store.add(message('a', 1_000))
    expect(await store.handle('a', 'admin', 5_000)).toBe(true)
    expect(await store.handle('a', 'other', 6_000)).toBe(false)
    expect((await store.list(1))[0]).toMatchObject({ handledBy: 'admin', handledAt: 5_000 })
  })
})
