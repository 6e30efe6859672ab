import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import denoJson from '../../deno.json' with { type: 'json' }
import { openGateway } from '../../src/cli/open-gateway.ts'
import { parseConfig } from '../../src/config.ts'
import { createBunRuntime } from '../../src/runtime/bun.ts'
import { withDevelopmentSecrets } from '../../src/runtime/development-secrets.ts'
import { readTextFile } from '../../src/runtime/text-file.ts'
import { startProcess } from './started-process.ts'

/** In this process, as the compiled binary, or on Deno. */
export type Form = 'app' | 'binary' | 'deno'

export interface StartedGateway {
  readonly url: URL
  readonly form: Form
  /** Of the process that serves. */
  readonly pid: number
  close(): Promise<void>
}

interface StartOptions {
  /** Default: `GATEWAY_UNDER_TEST`, else in this process. */
  readonly as?: Form
  /** Over the settings of a private instance with everything embedded. */
  readonly env?: Readonly<Record<string, string>>
}

const isForm = (value: unknown): value is Form => value === 'app' || value === 'binary' || value === 'deno'

/** The form that this test run is about. */
export const formUnderTest = (): Form => {
  const asked = process.env['GATEWAY_UNDER_TEST'] ?? 'app'
  if (!isForm(asked)) throw new Error(`GATEWAY_UNDER_TEST is ${asked}; allowed: app, binary, deno`)
  return asked
}

/** Starts a gateway on a free port of loopback, with a data folder of its own. */
export const startGateway = async ({
  as = formUnderTest(),
  env = {},
}: StartOptions = {}): Promise<StartedGateway> => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-test-'))
  const settings = {
    ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', METRICS_ADDR: '127.0.0.1:0' },
    ...{ LOG_LEVEL: 'error', DATA_DIR: directory, ...env },
  }
  const { url, pid, close } = as === 'app' ? await startHere(settings) : await startApart(as, settings)
  return {
    url,
    pid,
    form: as,
    close: async () => {
      await close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Settings = Readonly<Record<string, string>>
type Started = Pick<StartedGateway, 'url' | 'pid' | 'close'>

const startHere = async (settings: Settings): Promise<Started> => {
  const config = parseConfig(withDevelopmentSecrets(settings), readTextFile)
  const runtime = createBunRuntime()
  const lifecycle = { isDraining: () => false, stopRequested: new Promise<void>(() => undefined) }
  const gateway = await openGateway(config, runtime, lifecycle)
  const listener = await runtime.listen({
    host: config.host,
    port: config.port,
    tls: null,
    shared: false,
    fetch: gateway.fetch,
    lastResort: () => new Response(null, { status: 500 }),
  })
  return {
    url: listener.url,
    pid: process.pid,
    close: async () => {
      await listener.stop(0)
      await gateway.close()
    },
  }
}

/** What `deno task start` runs, without the launchers around it, which do not pass signals on. */
const denoCommand = (): readonly [string, readonly string[]] => {
  const task = denoJson.tasks.start.split(' ')
  return ['node_modules/deno/deno', task.slice(1)]
}

const startApart = async (form: 'binary' | 'deno', settings: Settings): Promise<Started> => {
  const [program, args] = form === 'deno' ? denoCommand() : (['dist/gateway', []] as const)
  // Only what a program needs to start: no setting of the person who runs the tests leaks in.
  const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }
  const started = startProcess(program, args, { env: { ...inherited, ...settings } })
  const found = await started.waitFor(/(?:Open +|"url":")(https?:\/\/[^\s"]+)/)
  return {
    url: new URL(found[1] ?? ''),
    pid: started.child.pid ?? 0,
    close: async () => {
      const code = await started.end()
      if (code !== 0) throw new Error(`${form} ended with ${code}:\n${started.output()}`)
    },
  }
}
