import type { Config } from '../config.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import { reachServices } from '../runtime/embedded-services.ts'
import type { Lifecycle } from '../runtime/lifecycle.ts'
import { migrateAtStart } from '../runtime/migrate-at-start.ts'
import { createPublicFiles } from '../runtime/public-files.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { openStores } from '../runtime/stores.ts'
import { DEMO_ACCOUNTS } from '../standins/seed/demo-accounts.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import { createLogger, type Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Part } from '../telemetry/part.ts'
import { loadAssets } from '../web/assets.ts'
import { fixedFiles } from '../web/fixed-files.ts'
import { assemble } from './assemble.ts'
import type { DemoAccount } from './banner.ts'
import { openRoster } from './open-roster.ts'
import { openSettings } from './open-settings.ts'
import { openTrail } from './open-trail.ts'

/** A gateway that could listen: the app over its opened dependencies. */
export interface Gateway {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly routes: readonly RegisteredRoute[]
  readonly metrics: Metrics
  readonly logger: Logger
  readonly parts: readonly Part[]
  /** Empty unless the auth service is embedded. */
  readonly accounts: readonly DemoAccount[]
  /** Ends event streams and WebSockets, a few at a time. */
  leaveLasting(): void
  /** Closes the dependencies; nothing may be in flight any more. */
  close(): Promise<void>
}

/** Opens every dependency, real or embedded, and builds the app over them. */
export const openGateway = async (
  given: Config,
  runtime: Runtime,
  lifecycle: Lifecycle,
): Promise<Gateway> => {
  const logger = createLogger(given.logLevel)
  const reached = await reachServices(given)
  const { config, embedded } = reached
  const stores = await openStores(config, (store, fault) =>
    logger.warn('store_fault', { store, error: toFaultName(fault) }),
  )
  await migrateAtStart(stores.database, logger)
  const settings = await openSettings(stores.database, config, logger)
  const trail = await openTrail(stores.database, config.dataDir, logger)
  const roster = openRoster(stores.database, config, logger)
  const { app, metrics, dependencies, leaveLasting, close } = assemble({
    config,
    runtime,
    lifecycle,
    logger,
    stores,
    assets: await loadAssets(createPublicFiles(runtime.publicDirectory)),
    fixedFiles: await fixedFiles({ publicDirectory: runtime.publicDirectory }),
    settings,
    trail,
    roster,
    embedded,
  })
  return {
    fetch: app.fetch,
    routes: app.routes,
    metrics,
    logger,
    parts: dependencies,
    accounts: embedded.has('auth') ? DEMO_ACCOUNTS : [],
    leaveLasting,
    close: async () => {
      await close()
      await Promise.allSettled([settings.stop(), trail.close(), roster.stop()])
      await Promise.allSettled([stores.close(), reached.close()])
      logger.flush()
    },
  }
}
