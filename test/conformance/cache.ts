/** `bun run conformance:cache`: the public HTTP cache suite against the gateway; `--write` keeps the result in docs/. */
import { writeFileSync } from 'node:fs'
import { type CacheTest, runCacheSuite } from './cache-suite.ts'
import { KNOWN_FAILURES } from './known-failures.ts'

const tests = await runCacheSuite()

const ofKind = (kind: CacheTest['kind']) => tests.filter((test) => test.kind === kind)
const passed = (kind: CacheTest['kind']) =>
  `${ofKind(kind).filter(({ failure }) => failure === null).length} of ${ofKind(kind).length}`
const judgedFailed = (kind: CacheTest['kind']) =>
  ofKind(kind).filter(({ verdict }) => verdict === '⛔️' || verdict === '⚠️').length
const failures = (kind: CacheTest['kind']) =>
  ofKind(kind)
    .filter(({ failure }) => failure !== null)
    .map(
      ({ id, name, failure, verdict }) =>
        `| ${verdict} | \`${id}\` | ${name} | ${failure?.replaceAll('|', '\\|')} | ${KNOWN_FAILURES[id] ?? ''} |`,
    )

const section = (kind: CacheTest['kind'], title: string): readonly string[] => {
  const rows = failures(kind)
  return rows.length === 0
    ? []
    : [`\n## ${title}\n`, '| | test | what it asks | what happened | why |', '|---|---|---|---|---|', ...rows]
}

const report = [
  '# Cache conformance\n',
  'Written by `bun run conformance:cache --write`: npm `http-cache-tests` (https://cache-tests.fyi) against the gateway as a',
  'shared cache, through an `EXTRA_SERVICES` entry with `public`, `cache` and `stripPrefix`.\n',
  'Measured elsewhere: Apache Traffic Server 134 of 150 required and 71 of 98 optimal tests, nginx 100 and 58.\n',
  '| kind | passed | failed by the rules of the suite |',
  '|---|---|---|',
  `| required | ${passed('required')} | ${judgedFailed('required')} |`,
  `| optimal | ${passed('optimal')} | ${judgedFailed('optimal')} |\n`,
  'By its own rules (`lib/display.mjs`) the suite calls a test failed (⛔️, optimal ⚠️) when it came to its question (else 🔹) and all',
  'tests it depends on passed (else ⚪️). `stale-close-*` depend on `stale-close`, which asks whether a stale answer is served',
  'without permission once the service hangs up: no, a service that can be reached is none we are disconnected from (RFC 9111 4.2.4).',
  ...section('required', 'Required tests that fail'),
  ...section('optimal', 'Optimal tests that fail'),
  '',
].join('\n')

console.log(report)
if (process.argv.includes('--write')) writeFileSync('docs/cache-conformance.md', report)
