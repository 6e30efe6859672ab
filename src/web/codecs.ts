import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'
import type { Coding } from './asset.ts'

const brotli = promisify(brotliCompress)
const zstd = promisify(zstdCompress)
const deflate = promisify(gzip)

/** The codings at these levels of effort. */
export const codecsAt = (
  levels: Readonly<Record<Coding, number>>,
): Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>> => ({
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: levels.br } }),
  zstd: (bytes) => zstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: levels.zstd } }),
  gzip: (bytes) => deflate(bytes, { level: levels.gzip }),
})
