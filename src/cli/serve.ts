import { withDevelopmentSecrets } from '../runtime/development-secrets.ts'
import { WORKER_MARK } from '../runtime/worker-messages.ts'
import { type Command, EXIT } from './command.ts'
import { readConfig } from './read-config.ts'
import { serveAsMaster } from './serve-as-master.ts'
import { serveHere } from './serve-here.ts'

export const serve: Command = {
  name: 'serve',
  parameters: '',
  summary: 'runs the gateway; the default',
  run: async (context) => {
    const environment = withDevelopmentSecrets(context.environment)
    const config = readConfig(environment)
    const alone = config.workers === 1 || environment[WORKER_MARK] !== undefined
    await (alone ? serveHere(config, context) : serveAsMaster(config, { ...context, environment }))
    return EXIT.ok
  },
}
