import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SettingVersion } from './settings-store.ts'

/** The last known settings on local disk, for a start while the database is away. */
export interface SettingsSnapshot {
  read(): Promise<readonly SettingVersion[]>
  write(versions: readonly SettingVersion[]): Promise<void>
}

export const createSettingsSnapshot = (path: string): SettingsSnapshot => ({
  read: async () => {
    const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return '[]'
      throw fault
    })
    return JSON.parse(text) as SettingVersion[] // boundary: only `write` makes this file
  },
  write: async (versions) => {
    await mkdir(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}.new`
    await writeFile(draft, JSON.stringify(versions), { mode: 0o600 })
    await rename(draft, path)
  },
})

/** For a process that must not write. */
export const NO_SNAPSHOT: SettingsSnapshot = { read: async () => [], write: async () => undefined }
