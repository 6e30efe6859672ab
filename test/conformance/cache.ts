/** `bun run conformance:cache`: the public HTTP cache suite against the gateway; `--write` keeps the result in docs/. */
import { writeFileSync } from 'node:fs'
import { type CacheTest, runCacheSuite } from './cache-suite.ts'
import { KNOWN_FAILURES } from './known-failures.ts'

const tests = await runCacheSuite()

const ofKind = (kind: CacheTest['kind']) => tests.filter((test) => test.kind === kind)
const passed = (kind: CacheTest['kind']) =>
  `${ofKind(kind).filter(({ failure }) => failure === null).length} of ${ofKind(kind).length}`
const failures = (kind: CacheTest['kind']) =>
  ofKind(kind)
    .filter(({ failure }) => failure !== null)
    .map(
      ({ id, name, failure }) =>
        `| \`${id}\` | ${name} | ${failure?.replaceAll('|', '\\|')} | ${KNOWN_FAILURES[id] ?? ''} |`,
    )

const section = (kind: CacheTest['kind'], title: string): readonly string[] => {
  const rows = failures(kind)
  return rows.length === 0
    ? []
    : [`\n## ${title}\n`, '| test | what it asks | what happened | why |', '|---|---|---|---|', ...rows]
}

const report = [
  '# Cache conformance\n',
  'Written by `bun run conformance:cache --write`: npm `http-cache-tests` (https://cache-tests.fyi) against the gateway as a',
  'shared cache, through an `EXTRA_SERVICES` entry with `public`, `cache` and `stripPrefix`.\n',
  'Measured elsewhere: Apache Traffic Server 134 of 150 required and 71 of 98 optimal tests, nginx 100 and 58.\n',
  '| kind | passed |',
  '|---|---|',
  `| required | ${passed('required')} |`,
  `| optimal | ${passed('optimal')} |`,
  ...section('required', 'Required tests that fail'),
  ...section('optimal', 'Optimal tests that fail'),
  '',
].join('\n')

console.log(report)
if (process.argv.includes('--write')) writeFileSync('docs/cache-conformance.md', report)
