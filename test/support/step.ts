import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, readJunit } from './junit.ts'

/** One thing the gate does, and what came of it. */
export interface Verdict extends Counts {
  readonly name: string
  readonly seconds: number
}

/** A busy machine is no failure. */
const PATIENCE_MS = 60_000

/** How long each slow file takes, ms; `bun test --timings=<this> --update-timings <file>` measures one again. */
const TIMINGS = join(import.meta.dirname, 'timings.json')

type Env = Readonly<Record<string, string | undefined>>

const run = (program: string, args: readonly string[], env: Env): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error}` }))
    child.once('exit', (code) => resolve({ code: code ?? 1, output }))
  })

const judged = async (
  name: string,
  work: () => Promise<{ counts: Counts; output: string }>,
): Promise<Verdict> => {
  const startedAt = performance.now()
  const { counts, output } = await work()
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`${counts.failed === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds.toFixed(1)} s)`)
  if (counts.failed > 0) console.log(output.trimEnd())
  return { name, seconds, ...counts }
}

/** A command that passes or fails as a whole; its output is shown when it fails. */
export const check = (name: string, program: string, ...args: string[]): Promise<Verdict> =>
  judged(name, async () => {
    const { code, output } = await run(program, args, {})
    return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output }
  })

/** `bun test` with `args`, paths among them, counted test by test. */
export const suite = (name: string, args: readonly string[], env: Env = {}): Promise<Verdict> =>
  judged(name, async () => {
    const report = join(tmpdir(), `gateway-junit-${process.pid}-${name.replaceAll(/\W+/g, '-')}.xml`)
    const reporter = ['--reporter=junit', `--reporter-outfile=${report}`]
    // One process a file: no file sees another's leftovers, and both cores work. The slowest first, none ends alone.
    const parallel = [
      `--parallel=${availableParallelism()}`,
      `--timings=${TIMINGS}`,
      `--timeout=${PATIENCE_MS}`,
    ]
    const { code, output } = await run(process.execPath, ['test', ...parallel, ...reporter, ...args], env)
    const counts = readJunit(report)
    rmSync(report, { force: true })
    // A failing hook or an unhandled error fails the run without failing a test.
    const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed
    return { counts: { ...counts, failed }, output: failuresOf(output) }
  })

/** Without the passed tests. */
const failuresOf = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('(pass)'))
    .join('\n')
