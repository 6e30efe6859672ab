import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { composeStylesheet } from '../../src/web/stylesheet.ts'

/** Text formats; images and fonts are compressed already. */
const COMPRESSIBLE = /\.(css|js|mjs|svg|html|json|txt|xml|webmanifest|ico)$/
const ENCODINGS = {
  br: (bytes: Uint8Array) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  zst: (bytes: Uint8Array) =>
    zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  gz: (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }),
} as const

/** Copies `public/`, composes its stylesheet and lays compressed siblings beside what compresses well. */
const preparePublic = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  const text = (path: string): string => readFileSync(join(from, path), 'utf8')
  writeFileSync(join(to, 'app.css'), composeStylesheet(text('app.css'), text))
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    for (const [suffix, compress] of Object.entries(ENCODINGS)) {
      const compressed = compress(bytes)
      if (compressed.length < bytes.length) writeFileSync(`${path}.${suffix}`, compressed)
    }
  }
}

const commit = (): string => {
  const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' })
  return git.status === 0 ? git.stdout.trim() : ''
}

/** Builds `dist/gateway`; returns whether it succeeded. Never `--minify`: it breaks Elysia's handlers (decision 2). */
export const build = (): boolean => {
  preparePublic('public', 'dist/public')
  const flags = [
    ['--compile', '--minify-syntax', '--sourcemap', '--bytecode', '--format=esm', '--splitting'],
    ['--define', 'process.env.NODE_ENV="production"'],
    ['--define', `GATEWAY_COMMIT=${JSON.stringify(commit())}`],
    ['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    ['./src/main.ts', '--asset', './dist/public', '--outfile', 'dist/gateway'],
  ].flat()
  return (
    spawnSync(process.execPath, ['build', ...flags], { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  )
}

if (import.meta.main) process.exit(build() ? 0 : 1)
