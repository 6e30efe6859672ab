import { ConfigErrors } from '../config-reader.ts'
import { OperatorError } from '../runtime/operator-error.ts'
import { audit } from './audit.ts'
import { check } from './check.ts'
import { type Command, type CommandContext, EXIT } from './command.ts'
import { explain } from './explain.ts'
import { healthcheck } from './healthcheck.ts'
import { createHelp } from './help.ts'
import { migrate } from './migrate.ts'
import { openapi } from './openapi.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'
import { standin } from './standin.ts'
import { nearestName } from './suggestion.ts'
import { version } from './version.ts'

const working: readonly Command[] = [
  serve,
  check,
  routes,
  explain,
  migrate,
  audit,
  healthcheck,
  openapi,
  standin,
  version,
]
const commands = [...working, createHelp(working)]

const ALIASES: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
}

/** Runs the command that the first argument names, `serve` without one; resolves to the exit code. */
export const runCommand = async (context: CommandContext): Promise<number> => {
  const [typed = 'serve', ...args] = toAsked(context.args)
  const name = ALIASES[typed] ?? typed
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    const meant = nearestName(
      name,
      commands.map((candidate) => candidate.name),
    )
    context.printError(`unknown command: ${typed}${meant ? `; did you mean ${meant}?` : ''}`)
    context.printError('gateway help lists the commands.')
    return EXIT.usage
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    context.print(`${toUsage(command)}\n\n${command.summary}`)
    return EXIT.ok
  }
  if (command.parameters === '' && args.length > 0) {
    context.printError(`${toUsage(command)} takes nothing else; found ${args.join(' ')}`)
    return EXIT.usage
  }
  return await command.run({ ...context, args }).catch((error: unknown) => report(error, context))
}

/** `help serve` asks what `serve --help` asks. */
const toAsked = (args: readonly string[]): readonly string[] =>
  args[0] === 'help' && args[1] ? [args[1], '--help'] : args

const toUsage = ({ name, parameters }: Command): string => `gateway ${name} ${parameters}`.trimEnd()

/** The one place where a failed command speaks. */
const report = (error: unknown, { printError }: CommandContext): number => {
  if (error instanceof OperatorError) {
    printError(error.message)
    return EXIT.failed
  }
  if (!(error instanceof ConfigErrors)) throw error
  printError(`The configuration has ${error.problems.length} problem(s):`)
  for (const { name, found, allowed } of error.problems) {
    printError(`  ${name}: ${found}; allowed: ${allowed}`)
  }
  return EXIT.failed
}
