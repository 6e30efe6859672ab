import { readFileSync } from 'node:fs'

/** Whole text of a file; throws when it cannot be read. */
export const readTextFile = (path: string): string => readFileSync(path, 'utf8')
