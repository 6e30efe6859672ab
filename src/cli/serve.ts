import { withDevelopmentSecrets } from '../runtime/development-secrets.ts'
import { WORKER_MARK } from '../runtime/worker-messages.ts'
import { type Command, EXIT } from './command.ts'
import { readConfig } from './read-config.ts'
import { refuseWorkers } from './refuse-workers.ts'

export const serve: Command = {
  name: 'serve',
  parameters: '',
  summary: 'runs the gateway; the default',
  run: async (context) => {
    const environment = withDevelopmentSecrets(context.environment)
    const config = readConfig(environment)
    refuseWorkers(config, context.runtime)
    const alone = config.workers === 1 || environment[WORKER_MARK] !== undefined
    // Loaded here: the master of workers and the other commands need next to nothing of the gateway.
    if (alone) {
      const { serveHere } = await import('./serve-here.ts')
      await serveHere(config, context)
    } else {
      const { serveAsMaster } = await import('./serve-as-master.ts')
      await serveAsMaster(config, { ...context, environment })
    }
    return EXIT.ok
  },
}
