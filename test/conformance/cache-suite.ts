import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { determineTestResult } from 'http-cache-tests/lib/display.mjs'
import suites from 'http-cache-tests/tests/index.mjs'
import surrogate from 'http-cache-tests/tests/surrogate-control.mjs'
import { freePort } from '../support/free-port.ts'
import { startGateway } from '../support/gateway.ts'
import { startProcess } from '../support/started-process.ts'

/** One test of the public HTTP cache conformance suite (https://cache-tests.fyi). */
export interface CacheTest {
  readonly id: string
  readonly name: string
  readonly kind: 'required' | 'optimal' | 'check'
  /** What was wrong; `null` when it passed. */
  readonly failure: string | null
  /** The suite's own symbol: ✅ passed, ⛔️ failed, ⚠️ not optimal, 🔹 did not come so far, ⚪️ a test it depends on did not pass. */
  readonly verdict: string
}

const ALL = [...suites, surrogate]
const HOME = 'node_modules/http-cache-tests'

/** Runs the whole suite against a gateway, as a shared cache before the suite's own server: half a minute. */
export const runCacheSuite = async (): Promise<readonly CacheTest[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'cache-suite-'))
  const port = await freePort()
  const env = { PATH: process.env['PATH'] ?? '', npm_config_protocol: 'http', npm_config_port: `${port}` }
  const server = startProcess('node', ['--no-warnings', `${HOME}/server/server.mjs`], {
    env: { ...env, npm_config_pidfile: join(directory, 'server.pid') },
  })
  await server.waitFor(/Listening on/)
  const service = { name: 'suite', prefix: '/suite', url: `http://localhost:${port}` }
  const gateway = await startGateway({
    env: {
      LOG_LEVEL: 'silent',
      EXTRA_SERVICES: JSON.stringify([{ ...service, stripPrefix: true, public: true, cache: true }]),
    },
  })
  const base = new URL('/suite', gateway.url).href
  // The suite reads its settings as npm hands them to scripts; the empty id means all tests.
  const client = startProcess('node', ['--no-warnings', 'cli.mjs'], {
    cwd: HOME,
    env: { ...env, npm_config_base: base, npm_package_config_id: '' },
  })
  try {
    await client.waitFor(/^}$/m)
    return toTests(JSON.parse(client.output().replace(/^[^{]*/, '')))
  } finally {
    await Promise.all([client.end(), server.end(), gateway.close()])
    rmSync(directory, { recursive: true, force: true })
  }
}

const toTests = (results: Readonly<Record<string, true | readonly string[]>>): readonly CacheTest[] =>
  ALL.flatMap(({ tests }) => tests)
    .filter(({ browser_only }) => browser_only !== true)
    .map(({ id, name, kind = 'required' }) => {
      const result = results[id]
      const failure = result === true ? null : (result?.join(': ') ?? 'not run')
      return { id, name, kind, failure, verdict: determineTestResult(ALL, id, results)[2] }
    })
