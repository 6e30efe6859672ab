import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/** A process that a test started and ends by its own id. */
export interface StartedProcess {
  readonly child: ChildProcess
  /** Everything printed so far, both streams. */
  output(): string
  /** Resolves with the first match of `pattern` in the output; rejects when the process ends before. */
  waitFor(pattern: RegExp): Promise<RegExpMatchArray>
  /** Sends `signal`, SIGKILL after 30 s, and resolves to the exit code (`null` when killed). */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

const PATIENCE_MS = 30_000

export const startProcess = (
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): StartedProcess => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let printed = ''
  const watchers = new Set<() => void>()
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      for (const watcher of watchers) watcher()
    })
  }
  child.once('error', (error) => {
    printed += String(error)
  })
  const waitFor = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = printed.match(pattern)
        if (!match) return
        watchers.delete(look)
        resolve(match)
      }
      watchers.add(look)
      look()
      exited.then((code) => reject(new Error(`${program} ended with ${code} before ${pattern}:\n${printed}`)))
    })
  // What ends this process ends what it started.
  const abandon = (): boolean => child.kill('SIGKILL')
  process.once('exit', abandon)
  exited.then(() => process.off('exit', abandon))
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const code = await exited
    clearTimeout(timer)
    return code
  }
  return { child, output: () => printed, waitFor, end }
}
