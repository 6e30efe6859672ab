import { parseQualityValues } from '../http/quality-values.ts'
import { type Asset, type Coding, isCompressible } from './asset.ts'
import { codecsAt } from './codecs.ts'

/** Preferred first: smallest on our style sheets and scripts. */
const CODINGS: readonly Coding[] = ['br', 'zstd', 'gzip']

const codecs = codecsAt({ br: 11, zstd: 19, gzip: 9 })

/** The best coding a client takes (RFC 9110 12.5.3), or `null` for none. */
export const chooseCoding = (acceptEncoding: string | null): Coding | null => {
  const weights = new Map(parseQualityValues(acceptEncoding).map(({ value, weight }) => [value, weight]))
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
