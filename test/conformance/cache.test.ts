import { expect, it } from 'bun:test'
import { type CacheTest, runCacheSuite } from './cache-suite.ts'
import { KNOWN_FAILURES } from './known-failures.ts'

/**
 * Least number of optimal tests passed beside all other tests; alone it is 87 (docs/cache-conformance.md), since the suite
 * counts seconds.
 */
const OPTIMAL_FLOOR = 70

const failed = (tests: readonly CacheTest[]): readonly string[] =>
  tests
    .filter(({ kind, failure }) => kind === 'required' && failure !== null)
    .map(({ id, failure }) => `${id}: ${failure}`)
    .filter((text) => !Object.keys(KNOWN_FAILURES).some((id) => text.startsWith(`${id}:`)))

it('is a shared cache by RFC 9111: all required tests of the public suite pass, but for those explained', async () => {
  const tests = await runCacheSuite()
  const passed = tests.filter(({ kind, failure }) => kind === 'optimal' && failure === null)
  expect(passed.length).toBeGreaterThanOrEqual(OPTIMAL_FLOOR)
  let always = failed(tests)
  // The suite asks a hundred at a time: on a busy machine a moment can pass unseen. Not three times the same.
  for (let run = 2; run <= 3 && always.length > 0; run++) {
    const again = failed(await runCacheSuite())
    always = always.filter((text) => again.includes(text))
  }
  expect(always).toEqual([])
}, 240_000)
