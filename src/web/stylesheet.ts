const IMPORT = /^@import url\("([^"]+)"\) layer\(([\w-]+)\);$/gm
const COMMENT = /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g

/**
 * Composes one stylesheet of its `@import url("file") layer(name);` lines, so that a page needs one request. `read` gives a
 * file's text by the path as written; an unknown one throws.
 */
export const composeStylesheet = (entry: string, read: (path: string) => string): string =>
  entry
    .replace(COMMENT, '')
    .replace(IMPORT, (_, path: string, layer: string) => `@layer ${layer} {\n${compact(read(path))}\n}`)
    .trim()

/** Without comments and indentation; what else a minifier saves, compression saves too. */
const compact = (css: string): string =>
  css
    .replace(COMMENT, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
