import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import denoJson from '../../deno.json' with { type: 'json' }
import { freePort } from './free-port.ts'
import { formUnderTest } from './gateway.ts'
import { startProcess } from './started-process.ts'

type Members = Readonly<Record<string, unknown>>

/** A gateway in a process of its own, whose log and metrics are read. */
export interface ObservedGateway {
  readonly url: URL
  /** Lines of the access log so far. */
  requestLines(): readonly Members[]
  /** Everything it printed. */
  output(): string
  /** Value of a metric summed over its labels; 0 when it was never set. */
  metric(name: string): Promise<number>
  close(): Promise<void>
}

const commandOf = (): readonly [string, readonly string[]] => {
  const form = formUnderTest()
  if (form === 'binary') return ['dist/gateway', []]
  if (form === 'deno') return ['node_modules/deno/deno', denoJson.tasks.start.split(' ').slice(1)]
  return [process.execPath, ['src/main.ts']]
}

/** Starts the form under test with everything embedded, `LOG_LEVEL=info` and `env` over that. */
export const startObservedGateway = async (
  env: Readonly<Record<string, string>>,
): Promise<ObservedGateway> => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-observed-'))
  const metricsPort = await freePort()
  const [program, args] = commandOf()
  const started = startProcess(program, args, {
    env: {
      ...{ PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
      ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', METRICS_ADDR: `127.0.0.1:${metricsPort}` },
      ...{ LOG_LEVEL: 'info', DATA_DIR: directory, ...env },
    },
  })
  const found = await started.waitFor(/(?:Open +|"url":")(https?:\/\/[^\s"]+)/)
  return {
    url: new URL(found[1] ?? ''),
    output: started.output,
    requestLines: () =>
      started
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{') && line.includes('"event":"request"'))
        .map((line) => JSON.parse(line) as Members),
    metric: async (name) => {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      const lines = text
        .split('\n')
        .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
    },
    close: async () => {
      await started.end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
