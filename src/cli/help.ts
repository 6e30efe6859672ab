import { type Command, EXIT } from './command.ts'

/** `help` over all other commands. */
export const createHelp = (commands: readonly Command[]): Command => {
  const help: Command = {
    name: 'help',
    parameters: '',
    summary: 'prints this',
    run: async ({ print }) => {
      print('gateway [command]\n')
      const all = [...commands, help]
      const usages = all.map(({ name, parameters }) => `${name} ${parameters}`.trimEnd())
      const width = Math.max(...usages.map(({ length }) => length))
      for (const [index, { summary }] of all.entries()) {
        print(`  ${(usages[index] ?? '').padEnd(width)}  ${summary}`)
      }
      print('\nSettings are environment variables; .env.example lists them all.')
      return EXIT.ok
    },
  }
  return help
}
