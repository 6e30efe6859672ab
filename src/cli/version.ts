import packageJson from '../../package.json' with { type: 'json' }
import { type Command, EXIT } from './command.ts'

/** Set by the build (`--define`); absent when run from source. */
declare const GATEWAY_COMMIT: string | undefined

const commit = typeof GATEWAY_COMMIT === 'string' && GATEWAY_COMMIT !== '' ? ` (${GATEWAY_COMMIT})` : ''

/** `0.1.0 (1a2b3c4)`; without the commit when run from source. */
export const VERSION = `${packageJson.version}${commit}`

export const version: Command = {
  name: 'version',
  parameters: '',
  summary: 'prints the version',
  run: async ({ print, runtime }) => {
    print(`predicthealth-gateway ${VERSION}, ${runtime.name} ${runtime.version}`)
    return EXIT.ok
  },
}
