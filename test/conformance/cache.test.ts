import { expect, it } from 'bun:test'
import { type CacheTest, runCacheSuite } from './cache-suite.ts'
import { KNOWN_FAILURES } from './known-failures.ts'

/** Least number of optimal tests passed; more is better. */
const OPTIMAL_FLOOR = 75

const failed = (tests: readonly CacheTest[]): readonly string[] =>
  tests
    .filter(({ kind, failure }) => kind === 'required' && failure !== null)
    .map(({ id, failure }) => `${id}: ${failure}`)
    .filter((text) => !Object.keys(KNOWN_FAILURES).some((id) => text.startsWith(`${id}:`)))

it('is a shared cache by RFC 9111: all required tests of the public suite pass, but for those explained', async () => {
  const tests = await runCacheSuite()
  const passed = tests.filter(({ kind, failure }) => kind === 'optimal' && failure === null)
  expect(passed.length).toBeGreaterThanOrEqual(OPTIMAL_FLOOR)
  if (failed(tests).length === 0) return
  // The suite counts seconds and asks a hundred at a time: on a busy machine a moment can pass unseen. Not twice the same.
  const again = failed(await runCacheSuite())
  expect(failed(tests).filter((text) => again.includes(text))).toEqual([])
}, 180_000)
