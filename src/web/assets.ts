import { createHash } from 'node:crypto'
import { type Asset, assetType, type Coding, hashedPath } from './asset.ts'
import type { AssetSource } from './asset-source.ts'
import { composeStylesheet } from './stylesheet.ts'

/** Everything in `public/`, hashed once at the start. */
export interface Assets {
  /** Address of a file for pages: `/static/css/app.0123456789ab.css`. Throws for one that does not exist. */
  url(path: string): string
  /** What a hashed path below `/static/` names, or `null`. */
  find(hashed: string): Asset | null
}

/** Where the router serves assets. */
export const ASSET_PREFIX = '/static/'

/** The one file composed of others. */
const STYLESHEET = 'app.css'

/** Hexadecimal digits of the hash in an address: 48 bits, and a change of content is what it has to show. */
const HASH_LENGTH = 12

const SIBLINGS: readonly (readonly [Coding, string])[] = [
  ['br', '.br'],
  ['zstd', '.zst'],
  ['gzip', '.gz'],
]

/** Folders whose files have addresses of their own (`fixed-files.ts`). */
const FIXED = /^(fixed|well-known)\//

/** Reads every file to serve under a hashed address. */
export const loadAssets = async (source: AssetSource): Promise<Assets> => {
  const paths = await source.list()
  const present = new Set(paths)
  const texts = new Map<string, string>()
  for (const path of paths.filter((path) => path.endsWith('.css'))) {
    texts.set(path, new TextDecoder().decode(await source.read(path)))
  }

  const compose = (stored: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
    new TextEncoder().encode(
      composeStylesheet(new TextDecoder().decode(stored), (part) => required(texts, part)),
    )

  const byPath = new Map<string, string>()
  const byHashed = new Map<string, Asset>()
  for (const path of paths) {
    const type = assetType(path)
    if (type === null || FIXED.test(path)) continue
    const stored = new Uint8Array(await source.read(path))
    const bytes = path === STYLESHEET ? compose(stored) : stored
    // Siblings hold what is stored; of a stylesheet composed only here they would be something else.
    const isStored = Buffer.from(bytes).equals(stored)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH)
    const precompressed = new Map<Coding, Uint8Array<ArrayBuffer>>()
    for (const [coding, ending] of SIBLINGS) {
      if (isStored && present.has(path + ending))
        precompressed.set(coding, new Uint8Array(await source.read(path + ending)))
    }
    const hashed = hashedPath(path, hash)
    byHashed.set(hashed, { type, bytes, hash, precompressed })
    byPath.set(path, ASSET_PREFIX + hashed)
  }

  return { url: (path) => required(byPath, path), find: (hashed) => byHashed.get(hashed) ?? null }
}

const required = (map: ReadonlyMap<string, string>, path: string): string => {
  const value = map.get(path)
  if (value === undefined) throw new Error(`public/ holds no ${path}`)
  return value
}
