import { existsSync, readFileSync } from 'node:fs'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Counts of a JUnit report; a missing or empty report is one failure: the runner died before it could write it. */
export const readJunit = (path: string): Counts => {
  const root = existsSync(path) ? (readFileSync(path, 'utf8').match(/<testsuites\b[^>]*>/)?.[0] ?? '') : ''
  const read = (name: string): number => Number(root.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const total = read('tests')
  if (total === 0) return { passed: 0, failed: 1, skipped: 0 }
  const failed = read('failures') + read('errors')
  const skipped = read('skipped')
  return { passed: total - failed - skipped, failed, skipped }
}
