import { describe, expect, it } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
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

  it('says at once what is wrong with the value and with the reason', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    const refusal = await settings
      .change('services.auth.retries', 'many', { author: 'ana', reason: '' })
      .catch((fault: unknown) => fault)
    expect((refusal as InvalidInput).faults.map(({ pointer }) => pointer)).toEqual(['/value', '/reason'])
    await settings.stop()
    await close()
  })

  it('refuses a wrong value with the reason and changes nothing', async () => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    const refusal = await settings.change('services.auth.retries', 99, by).catch((fault: unknown) => fault)
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect((refusal as InvalidInput).faults).toEqual([
      { pointer: '/value', detail: 'Un número entero entre 0 y 10.' },
    ])
    const halfSaid = { level: 'info', es: 'Mañana cerramos.', en: '' }
    expect(
      await settings.change('announcement', halfSaid, by).catch((fault: unknown) => fault),
    ).toMatchObject({
      faults: [{ pointer: '/value/en', detail: 'Un texto de 1 a 280 caracteres.' }],
    })
    expect(settings.get('services.auth.retries')).toBe(2)
    expect(await settings.history('services.auth.retries')).toEqual([])
    await settings.stop()
    await close()
  })

  it.each([
    ['services.doctors.urls', ['http://doctors:99999']],
    ['services.doctors.urls', ['http://a b']],
    ['services.doctors.urls', ['http://user:word@doctors']],
    ['services.doctors.urls', ['ftp://doctors']],
    ['cors.origins', ['https://Clinic.example.com']],
    ['cors.origins', ['https://clinic.example.com/']],
    ['cors.origins', ['https://clinic.example.com?x']],
    ['cors.origins', ['null']],
  ])('refuses an address that is none: %s %j', async (key, value) => {
    const { database, close } = await engine.open()
    const settings = await instance(database)
    await expect(settings.change(key, value, by)).rejects.toBeInstanceOf(InvalidInput)
    await settings.stop()
    await close()
  })

  it('starts with the default where the database holds a value that can be no service address', async () => {
    const { database, close } = await engine.open()
    await database.query(
      `INSERT INTO settings (version, key, value, author, reason, changed_at)
       VALUES (1, 'services.doctors.urls', '["http://doctors:99999"]', 'ana', 'error de dedo', 1)`,
    )
    const settings = await instance(database)
    expect([settings.get('services.doctors.urls'), settings.origin('services.doctors.urls')]).toEqual([
      [],
      'default',
    ])
    await settings.stop()
    await close()
  })

  it('keeps the newest value in force when an older read is answered later', async () => {
    const { database, close } = await engine.open()
    const held = Promise.withResolvers<void>()
    let isHeld = false
    const late: Database = {
      ...database,
      query: async (text, parameters) => {
        const rows = await database.query(text, parameters)
        if (isHeld && text.includes('GROUP BY key')) {
          isHeld = false
          await held.promise
        }
        return rows
      },
    }
    const settings = await instance(late)
    const writer = await instance(database)
    isHeld = true
    const older = settings.reload()
    await writer.change('services.auth.retries', 7, by)
    const newer = settings.reload()
    held.resolve()
    await Promise.all([older, newer])
    expect(settings.get('services.auth.retries')).toBe(7)
    await Promise.all([settings.stop(), writer.stop()])
    await close()
  })

  it('goes by the database, not by an older snapshot that it cannot replace', async () => {
    const { database, close } = await engine.open()
    const writer = await instance(database)
    await writer.change('services.auth.retries', 7, by)
    const faults: unknown[] = []
    const settings = createSettings({
      database,
      environment: {},
      snapshot: { read: async () => [], write: () => Promise.reject(new Error('read-only')) },
      onFault: (fault) => faults.push(fault),
    })
    await settings.start()
    expect(settings.get('services.auth.retries')).toBe(7)
    expect(faults).toHaveLength(1)
    await Promise.all([settings.stop(), writer.stop()])
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

  it('starts with the defaults while the database is away and the snapshot is torn', async () => {
    const snapshotPath = join(await mkdtemp(join(tmpdir(), 'settings-')), 'settings.json')
    await writeFile(snapshotPath, '[{"version":')
    const settings = await instance(away, { snapshotPath })
    expect(settings.get('services.auth.retries')).toBe(2)
    await settings.stop()
  })
})
