/** Types of the files in `public/`, by the end of their names; a file of another kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
}

export type Coding = 'br' | 'zstd' | 'gzip'

/** One file of `public/`, ready to be sent under its hashed address. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Start of the SHA-256 of the content; part of the address and of the ETag. */
  readonly hash: string
  /** Compressed when built; others are compressed when first asked for. */
  readonly precompressed: ReadonlyMap<Coding, Uint8Array<ArrayBuffer>>
}

/** Media type of a file to serve, or `null`. */
export const assetType = (path: string): string | null => TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? null

/** Pictures are compressed already. */
export const isCompressible = (asset: Pick<Asset, 'type'>): boolean =>
  !/^image\/(png|x-icon)/.test(asset.type)

/** `css/app.css` becomes `css/app.0123456789ab.css`. */
export const hashedPath = (path: string, hash: string): string => {
  const dot = path.lastIndexOf('.')
  return `${path.slice(0, dot)}.${hash}${path.slice(dot)}`
}
