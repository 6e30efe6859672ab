import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'
import { type Asset, type Coding, isCompressible } from './asset.ts'

/** Preferred first: smallest on our style sheets and scripts. */
const CODINGS: readonly Coding[] = ['br', 'zstd', 'gzip']

const codecs: Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  zstd: (bytes) => promisify(zstdCompress)(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

/** The best coding a client takes (RFC 9110 12.5.3), or `null` for none. */
export const chooseCoding = (acceptEncoding: string | null): Coding | null => {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean)
      return [name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight)]
    }),
  )
  const accepted = CODINGS.filter((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0)
  return accepted.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))[0] ?? null
}

/** Compressed once per asset and coding: from the build where it has it, else when first asked for. */
export const createEncoder = () => {
  const encoded = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  return (asset: Asset, coding: Coding): Promise<Uint8Array<ArrayBuffer>> => {
    const key = `${asset.hash} ${coding}`
    const known = encoded.get(key)
    if (known) return known
    const built = asset.precompressed.get(coding)
    const work = built
      ? Promise.resolve(built)
      : codecs[coding](asset.bytes).then((bytes) => new Uint8Array(bytes))
    encoded.set(key, work)
    return work
  }
}

export type Encode = ReturnType<typeof createEncoder>

/** The coding to send an asset in. */
export const codingFor = (asset: Asset, acceptEncoding: string | null): Coding | null =>
  isCompressible(asset) ? chooseCoding(acceptEncoding) : null
