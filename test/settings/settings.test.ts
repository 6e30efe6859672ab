import { describe, expect, it } from 'bun:test'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InvalidInput } from '../../src/errors.ts'
import type { SettingKey } from '../../src/settings/registry.ts'
import { createSettings } from '../../src/settings/settings.ts'
import { createSettingsSnapshot } from '../../src/settings/snapshot.ts'
import { type Database, DatabaseUnavailable } from '../../src/storage/database.ts'
import { ENGINES } from '../support/databases.ts'

const by = { author: 'admin-1', reason: 'prueba' }

const instance = async (
  database: Database,
  options: { environment?: Partial<Record<SettingKey, unknown>>; snapshotPath?: string } = {},
) => {
  const path = options.snapshotPath ?? join(await mkdtemp(join(tmpdir(), 'settings-')), 'settings.json')
  const settings = createSettings({
    database,
    environment: options.environment ?? {},
    snapshot: createSettingsSnapshot(path),
    onFault: () => undefined,
  })
  await settings.start()
  return settings
}

const away: Database = {
  engine: 'sqlite',
  query: () => Promise.reject(new DatabaseUnavailable('away')),
  transaction: () => Promise.reject(new DatabaseUnavailable('away')),
  listen: async () => undefined,
  notify: async () => undefined,
  close: async () => undefined,
}

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))('settings on %s', (_, engine) => {
  it('reads the environment first, then the database, then the default', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database, { environment: { 'log.level': 'debug' } })
    expect([settings.get('log.level'), settings.origin('log.level')]).toEqual(['debug', 'environment'])
    expect([settings.get('services.auth.retries'), settings.origin('services.auth.retries')]).toEqual([
      2,
      'default',
    ])
    await settings.change('services.auth.retries', 4, by)
    expect([settings.get('services.auth.retries'), settings.origin('services.auth.retries')]).toEqual([
      4,
      'database',
    ])
    await expect(settings.change('log.level', 'info', by)).rejects.toThrow('LOG_LEVEL')
    await settings.stop()
    await close()
  })

  it('refuses a wrong value with the reason and changes nothing', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    const refusal = await settings.change('services.auth.retries', 99, by).catch((fault: unknown) => fault)
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect((refusal as InvalidInput).faults).toEqual([
      { pointer: '/value', detail: 'Expected integer to be less or equal to 10' },
    ])
    expect(settings.get('services.auth.retries')).toBe(2)
    expect(await settings.history('services.auth.retries')).toEqual([])
    await settings.stop()
    await close()
  })

  it('keeps every version with author and reason, and goes back to one', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    const first = await settings.change('services.auth.retries', 4, { author: 'ana', reason: 'más calma' })
    await settings.change('services.auth.retries', 0, { author: 'leo', reason: 'sin reintentos' })
    await settings.revert('services.auth.retries', first.version, { author: 'ana', reason: 'deshacer' })
    expect(settings.get('services.auth.retries')).toBe(4)
    const history = await settings.history('services.auth.retries')
    expect(history.map(({ value, author }) => [value, author])).toEqual([
      ['4', 'ana'],
      ['0', 'leo'],
      ['4', 'ana'],
    ])
    await settings.stop()
    await close()
  })

  it('goes back once when it is told so twice at the same time', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    const { version } = await settings.change('services.auth.retries', 4, by)
    await settings.change('services.auth.retries', 0, by)
    const back = () => settings.revert('services.auth.retries', version, by)
    const [one, other] = await Promise.all([back(), back()])
    expect(one).toEqual(other)
    expect((await settings.history('services.auth.retries')).map(({ value }) => value)).toEqual([
      '4',
      '0',
      '4',
    ])
    await settings.stop()
    await close()
  })

  it('is live in another instance', async () => {
    const { database, reopen, close } = await engine.open()
    const otherDatabase = await reopen()
    const [a, b] = [await instance(database), await instance(otherDatabase)]
    const changed = new Promise<SettingKey>((resolve) => b.onChange(resolve))
    await a.change('limits.loginsPerMinute', 9, by)
    expect(await changed).toBe('limits.loginsPerMinute')
    expect(b.get('limits.loginsPerMinute')).toBe(9)
    await a.stop()
    await b.stop()
    await close()
  })

  it('starts with the last known values while the database is away', async () => {
    const { database, close } = await engine.open()
    const snapshotPath = join(await mkdtemp(join(tmpdir(), 'settings-')), 'settings.json')
    const before = await instance(database, { snapshotPath })
    await before.change('limits.loginsPerMinute', 7, by)
    await before.stop()
    await close()
    const after = await instance(away, { snapshotPath })
    expect(after.get('limits.loginsPerMinute')).toBe(7)
    await after.stop()
  })
})
