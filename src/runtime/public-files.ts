import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { AssetSource } from '../web/asset-source.ts'

/** The public assets below `directory`, on disk or embedded in the binary: `node:fs` reads both. */
export const createPublicFiles = (directory: string): AssetSource => ({
  async list() {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(directory.length + 1)
          .split(sep)
          .join('/'),
      )
      .sort()
  },
  read: (path) => readFile(join(directory, path)),
})
