import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { AssetSource } from '../../src/web/asset-source.ts'

/** The files of a folder. */
export const createDiskAssets = (folder: string): AssetSource => ({
  list: async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  },
  read: (path) => readFile(join(folder, path)),
})
