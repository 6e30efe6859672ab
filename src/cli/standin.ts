import { SERVICE_NAMES, type ServiceName } from '../config.ts'
import { ConfigErrors, createReader } from '../config-reader.ts'
import { SERVICE_SETTINGS, VARIABLES } from '../config-variables.ts'
import { withDevelopmentSecrets } from '../runtime/development-secrets.ts'
import { createLifecycle } from '../runtime/lifecycle.ts'
import { readTextFile } from '../runtime/text-file.ts'
import { type Command, EXIT } from './command.ts'
import { nearestName } from './suggestion.ts'

const isServiceName = (name: string | undefined): name is ServiceName =>
  SERVICE_NAMES.some((known) => known === name)

export const standin: Command = {
  name: 'standin',
  parameters: 'NAME',
  summary: `runs one stand-in service alone on PORT: ${SERVICE_NAMES.join(', ')}`,
  run: async ({ args: [name], environment, print, printError }) => {
    if (!isServiceName(name)) {
      const meant = nearestName(name ?? '', SERVICE_NAMES)
      printError(`gateway standin ${SERVICE_NAMES.join('|')}${meant ? `; did you mean ${meant}?` : ''}`)
      return EXIT.usage
    }
    const { DEFAULT_PORTS, startStandIn } = await import('../standins/stand-in.ts')
    const lifecycle = createLifecycle()
    const reader = createReader(withDevelopmentSecrets(environment), readTextFile)
    const authUrl = reader.value('JWT_SERVICE_URL', SERVICE_SETTINGS.URL)[0]?.origin
    const options = {
      port: environment['PORT'] ? reader.value('PORT', VARIABLES.PORT) : DEFAULT_PORTS[name],
      host: reader.value('HOST', VARIABLES.HOST) ?? '127.0.0.1',
      dataDir: reader.value('DATA_DIR', VARIABLES.DATA_DIR),
      jwtSecret: reader.value('JWT_SECRET_KEY', VARIABLES.JWT_SECRET_KEY),
      ...(authUrl && name !== 'auth' ? { authUrl } : {}),
    }
    if (options.jwtSecret === '') reader.refuse('JWT_SECRET_KEY', 'not set', VARIABLES.JWT_SECRET_KEY.allowed)
    if (reader.problems.length > 0) throw new ConfigErrors(reader.problems)
    const standIn = await startStandIn(name, options)
    print(`stand-in ${name}: ${standIn.url}`)
    await lifecycle.stopRequested
    await standIn.close()
    return EXIT.ok
  },
}
