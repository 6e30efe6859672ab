import { Value } from '@sinclair/typebox/value'
import { InvalidInput, NotFound } from '../errors.ts'
import type { Database } from '../storage/database.ts'
import { createTurns } from '../storage/turns.ts'
import { isSettingKey, SETTINGS, type SettingKey, type SettingValue } from './registry.ts'
import { type ChangeAuthor, parseChange } from './setting-change.ts'
import { createSettingsStore, type SettingVersion } from './settings-store.ts'
import type { SettingsSnapshot } from './snapshot.ts'

export type SettingOrigin = 'environment' | 'database' | 'default'

/** The values in force: environment, then database, then default. Reading never waits; changes arrive by themselves. */
export interface Settings {
  get<Key extends SettingKey>(key: Key): SettingValue<Key>
  origin(key: SettingKey): SettingOrigin
  /** Validates, stores with author and reason, and tells all instances. Rejects with `InvalidInput` naming what is wrong. */
  change(key: string, value: unknown, by: ChangeAuthor): Promise<SettingVersion>
  /** Stores the value of an earlier version as the newest one. */
  revert(key: string, version: number, by: ChangeAuthor): Promise<SettingVersion>
  history(key: string): Promise<readonly SettingVersion[]>
  /** Changes of all settings, newest first. */
  recentChanges(): Promise<readonly SettingVersion[]>
  /** Calls back after any value has changed; returns the way to stop. */
  onChange(listener: (key: SettingKey) => void): () => void
  /** Reads the database again; keeps the last known values when it is away. */
  reload(): Promise<void>
  /** Starts listening and polling; resolves when the first values are in force. */
  start(): Promise<void>
  stop(): Promise<void>
}

const CHANNEL = 'settings_changed'
/** Safety net under LISTEN/NOTIFY, whose notifications are lost while a connection is re-made (platform fact 10). */
const POLL_MS = 900
const HISTORY_LIMIT = 50
const RECENT_LIMIT = 500

const parseStored = (key: SettingKey, json: string | null): unknown => {
  if (json === null) return undefined
  const value: unknown = JSON.parse(json)
  // A value an older release stored may no longer fit; the default is safer than a guess.
  return Value.Check(SETTINGS[key].schema, value) ? value : undefined
}

export const createSettings = (deps: {
  database: Database
  /** Values given by the environment; they win and cannot be changed here. */
  environment: Readonly<Partial<Record<SettingKey, unknown>>>
  /** Names of the further services there are. */
  furtherServices?: readonly string[]
  snapshot: SettingsSnapshot
  now?: () => number
  onFault: (fault: unknown) => void
}): Settings => {
  const { database, environment, furtherServices = [], snapshot, onFault, now = Date.now } = deps
  const store = createSettingsStore(database)
  const listeners = new Set<(key: SettingKey) => void>()
  let stored = new Map<SettingKey, unknown>()
  let seenVersion = -1
  let timer: ReturnType<typeof setInterval> | undefined

  const inForce = (key: SettingKey): unknown => environment[key] ?? stored.get(key) ?? SETTINGS[key].fallback

  const adopt = (versions: readonly SettingVersion[]): void => {
    const before = stored
    stored = new Map()
    for (const version of versions) {
      if (!isSettingKey(version.key)) continue
      const value = parseStored(version.key, version.value)
      if (value !== undefined) stored.set(version.key, value)
      seenVersion = Math.max(seenVersion, version.version)
    }
    for (const key of new Set([...before.keys(), ...stored.keys()])) {
      if (JSON.stringify(before.get(key)) === JSON.stringify(stored.get(key))) continue
      for (const listener of listeners) listener(key)
    }
  }

  /** An answer that overtook a newer one would put old values in force, under the newest version. */
  const inTurn = createTurns()
  const read = (): Promise<void> =>
    inTurn(async () => {
      const versions = await store.current()
      adopt(versions)
      // What the database says is in force, also when it cannot be kept for a start without it.
      await snapshot.write(versions).catch(onFault)
    })
  const reload = (): Promise<void> => read().catch(onFault)

  let listening = false
  /** Tried again by the poll: a database that was away at the start must not cost the notifications for good. */
  const listen = async (): Promise<void> => {
    if (listening) return
    await database.listen(CHANNEL, () => void reload())
    listening = true
  }

  const poll = async (): Promise<void> => {
    try {
      await listen()
      if ((await store.latestVersion()) !== Math.max(seenVersion, 0)) await read()
    } catch (fault) {
      onFault(fault)
    }
  }

  const change: Settings['change'] = async (key, value, by) => {
    const parsed = parseChange(key, value, by, furtherServices)
    if (environment[parsed.key] !== undefined) {
      throw new InvalidInput(
        `${SETTINGS[parsed.key].environmentName} está fijado en el entorno y manda sobre este ajuste.`,
      )
    }
    const version = await store.append({ key: parsed.key, value: parsed.json, ...by, changedAt: now() })
    await reload()
    await database.notify(CHANNEL, String(version.version)).catch(onFault)
    return version
  }

  return {
    // Boundary: `stored` and `environment` only hold values their schema accepted.
    get: (key) => inForce(key) as SettingValue<typeof key>,
    origin: (key) =>
      environment[key] !== undefined ? 'environment' : stored.has(key) ? 'database' : 'default',
    change,
    revert: async (key, version, by) => {
      if (!isSettingKey(key)) throw new NotFound('No hay un ajuste con ese nombre.')
      const earlier = (await store.history(key, HISTORY_LIMIT)).find((each) => each.version === version)
      if (!earlier) throw new NotFound(`El ajuste ${key} no tiene una versión ${version}.`)
      return change(key, earlier.value === null ? null : JSON.parse(earlier.value), by)
    },
    history: (key) => store.history(key, HISTORY_LIMIT),
    recentChanges: () => store.recent(RECENT_LIMIT),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reload,
    start: async () => {
      await read().catch(async (fault) => {
        onFault(fault)
        await snapshot.read().then(adopt).catch(onFault)
      })
      await listen().catch(onFault)
      timer = setInterval(() => void poll(), POLL_MS)
      timer.unref?.()
    },
    stop: async () => clearInterval(timer),
  }
}
