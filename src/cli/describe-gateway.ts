import type { Config } from '../config.ts'
import type { Environment } from '../config-reader.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { openGateway } from './open-gateway.ts'
import { readConfigToDescribe } from './read-config.ts'

export interface Description {
  readonly config: Config
  readonly routes: readonly RegisteredRoute[]
}

/** Builds the app to look at its routes: nothing is dialled, nothing is written. */
export const describeGateway = async (environment: Environment, runtime: Runtime): Promise<Description> => {
  const config = readConfigToDescribe(environment)
  const lifecycle = { isDraining: () => false, stopRequested: Promise.resolve() }
  const gateway = await openGateway({ ...config, dataDir: ':memory:' }, runtime, lifecycle)
  return { config, routes: gateway.routes }
}
