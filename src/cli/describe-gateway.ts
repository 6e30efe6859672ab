import { type Config, SERVICE_NAMES } from '../config.ts'
import type { Environment } from '../config-reader.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { readConfigToDescribe } from './read-config.ts'

export interface Description {
  readonly config: Config
  readonly routes: readonly RegisteredRoute[]
}

/** An address of the discard port: a service that is only described is never asked. */
const NOWHERE = new URL('http://127.0.0.1:9')

const NEVER_STOPPED = { isDraining: () => false, stopRequested: new Promise<void>(() => undefined) }

/** Builds the app to look at its routes, over stores in memory: nothing is dialled, nothing is written. */
export const describeGateway = async (environment: Environment, runtime: Runtime): Promise<Description> => {
  const config = readConfigToDescribe(environment)
  const services = { ...config.services }
  for (const name of SERVICE_NAMES) services[name] = { ...services[name], urls: [NOWHERE] }
  const isolated = { ...config, services, dataDir: ':memory:', databaseUrl: null, redisUrl: null }
  const { openGateway } = await import('./open-gateway.ts')
  const gateway = await openGateway({ ...isolated, logLevel: 'silent' }, runtime, NEVER_STOPPED)
  await gateway.close()
  return { config, routes: gateway.routes }
}
