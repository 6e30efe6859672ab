import type { Environment } from '../config-reader.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** One command of `gateway`. */
export interface Command {
  readonly name: string
  /** What follows the name, for `help`. */
  readonly parameters: string
  readonly summary: string
  /** Resolves to the exit code. */
  readonly run: (context: CommandContext) => Promise<number>
}

/** What a command may touch of the process. */
export interface CommandContext {
  /** Without the command's own name. */
  readonly args: readonly string[]
  readonly environment: Environment
  readonly runtime: Runtime
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
}

/** Exit codes: what a shell script tells apart. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const
