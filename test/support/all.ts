import { installedBrowser } from './installed-browser.ts'
import { meetNeeds } from './needs.ts'
import { startPostgres } from './postgres.ts'
import { type StartedServer, startRedis } from './redis.ts'
import { check, suite, type Verdict } from './step.ts'

/** Runs against the app object, the compiled binary and on Deno. */
const API_SUITE = 'test/api'
const BINARY_SUITE = 'test/binary'
/** What a person does in a browser, on the real gateway. */
const WALK = 'test/browser/walk.test.ts'
/** Slow, and the same on the binary, which is what people run. */
const LEFT_TO_THE_BINARY = [WALK, 'test/api/fault-matrix.test.ts']
const BIN = 'node_modules/.bin'

/** Points the tests at Redis, PostgreSQL and Chromium; starts private servers where none is named. */
const prepare = async (): Promise<readonly StartedServer[]> => {
  process.env['CHROMIUM_PATH'] ||= installedBrowser() ?? ''
  const started: StartedServer[] = []
  const start = async (variable: string, open: () => Promise<StartedServer>): Promise<void> => {
    if (process.env[variable]) return
    const server = await open()
    started.push(server)
    process.env[variable] = server.url
  }
  await Promise.all([start('REDIS_URL', startRedis), start('DATABASE_URL', startPostgres)])
  return started
}

/** Two lanes: what reads the sources beside what runs them. */
const judge = async (): Promise<readonly Verdict[]> => {
  const sources = async (): Promise<readonly Verdict[]> => [
    await check('format and lint', `${BIN}/biome`, 'check', '.'),
    await check('types', `${BIN}/tsc`, '--noEmit'),
    await check('unescaped text in pages', `${BIN}/xss-scan`, '-p', 'tsconfig.json'),
    await check('Dockerfile', `${BIN}/dockerfile-utils`, 'lint', 'Dockerfile'),
    await check('compose.yaml', `${BIN}/dclint`, '--max-warnings', '0', 'compose.yaml'),
  ]
  const behaviour = async (): Promise<readonly Verdict[]> => {
    const built = await check('build', process.execPath, 'test/support/build.ts')
    const leftOut = LEFT_TO_THE_BINARY.map((path) => `--path-ignore-patterns=${path}`)
    // One suite at a time: beside another one the cores are too busy for the quarter of a second a session store has.
    const here = await suite('everything in this process', leftOut)
    const binary = await suite('API suite on the binary', [API_SUITE, BINARY_SUITE, WALK], {
      GATEWAY_UNDER_TEST: 'binary',
    })
    const deno = await suite('API suite on Deno', [API_SUITE], { GATEWAY_UNDER_TEST: 'deno' })
    return [built, here, binary, deno]
  }
  return (await Promise.all([sources(), behaviour()])).flat()
}

const total = (verdicts: readonly Verdict[], key: 'passed' | 'failed' | 'skipped'): number =>
  verdicts.reduce((sum, verdict) => sum + verdict[key], 0)

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const missing = meetNeeds()
if (missing.length > 0) {
  for (const line of missing) console.error(line)
  console.log(`0 passed, ${missing.length} failed`)
  process.exit(1)
}
const servers = await prepare()
const verdicts = await judge().finally(() => Promise.all(servers.map((server) => server.stop())))
const skipped = total(verdicts, 'skipped')
if (skipped > 0) console.log(`${skipped} skipped`)
const failed = total(verdicts, 'failed')
// The closing line that continuous integration reads; nothing may follow it.
console.log(`${total(verdicts, 'passed')} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
