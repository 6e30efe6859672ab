import { Elysia } from 'elysia'
import type { Config } from '../config.ts'
import { health } from '../plugins/health.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { Lifecycle } from '../runtime/lifecycle.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { createDependencyReport } from '../telemetry/dependency-report.ts'
import { createLogger, type Logger } from '../telemetry/logger.ts'
import { createMetrics, type Metrics } from '../telemetry/metrics.ts'
import type { Part } from '../telemetry/part.ts'
import type { DemoAccount } from './banner.ts'
import { VERSION } from './version.ts'

/** A gateway that could listen: the app over its opened dependencies. */
export interface Gateway {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly routes: readonly RegisteredRoute[]
  readonly metrics: Metrics
  readonly logger: Logger
  readonly parts: readonly Part[]
  readonly accounts: readonly DemoAccount[]
  /** Closes the dependencies; nothing may be in flight any more. */
  close(): Promise<void>
}

/** Opens every dependency, real or embedded, and builds the app over them. */
export const openGateway = async (
  config: Config,
  _runtime: Runtime,
  lifecycle: Lifecycle,
): Promise<Gateway> => {
  const logger = createLogger(config.logLevel)
  const metrics = createMetrics()
  const app: Elysia = new Elysia({ precompile: true, systemRouter: false })
  app.use(
    health({
      version: VERSION,
      dependencies: createDependencyReport([]),
      services: () => [],
      isDraining: lifecycle.isDraining,
      routes: () => app.routes,
    }),
  )
  return {
    fetch: app.fetch,
    routes: app.routes,
    metrics,
    logger,
    parts: [],
    accounts: [],
    close: async () => logger.flush(),
  }
}
