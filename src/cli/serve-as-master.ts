import { AggregatorRegistry } from 'prom-client'
import { type Config, SERVICE_NAMES } from '../config.ts'
import { SERVICE_VARIABLES } from '../config-variables.ts'
import { type ReachableServices, reachServices } from '../runtime/embedded-services.ts'
import { createLifecycle } from '../runtime/lifecycle.ts'
import { listeningBy } from '../runtime/listening.ts'
import { startMaster } from '../runtime/master.ts'
import { toListenerUrl } from '../runtime/runtime.ts'
import { DEMO_ACCOUNTS } from '../standins/seed/demo-accounts.ts'
import { createLogger } from '../telemetry/logger.ts'
import { startMetricsServer } from '../telemetry/metrics-server.ts'
import type { Part } from '../telemetry/part.ts'
import { announce } from './announce.ts'
import type { CommandContext } from './command.ts'

/** Spawns `WORKERS` processes that share the port and answers for their metrics; serves nothing else (decision 7). */
export const serveAsMaster = async (config: Config, context: CommandContext): Promise<void> => {
  const lifecycle = createLifecycle()
  const logger = createLogger(config.logLevel)
  const reached = await reachServices(config)
  const master = startMaster({
    workers: config.workers,
    command: [...context.runtime.selfCommand, 'serve'],
    environment: { ...context.environment, ...toAddresses(reached) },
    lifecycle,
    onDeath: ({ pid, code, signal, retryMs }) => {
      logger.warn('worker_died', { pid, code, signal, retry_ms: retryMs })
    },
  })
  await master.listening
  const metricsServer = await listeningBy('METRICS_ADDR', config.metrics, () =>
    startMetricsServer(config.metrics, async () => {
      const registry = AggregatorRegistry.aggregate(await master.readMetrics())
      return { contentType: registry.contentType, text: await registry.metrics() }
    }),
  )
  const url = toListenerUrl(config.tls ? 'https' : 'http', config.host, config.port)
  const accounts = reached.embedded.has('auth') ? DEMO_ACCOUNTS : []
  const parts = toParts(reached)
  announce(config, context, { logger, parts, accounts }, { url, metricsUrl: metricsServer.url })
  await master.ended
  await Promise.all([metricsServer.close(), reached.close()])
  logger.flush()
}

/** Stand-ins run once, here; the workers are given their addresses like those of real services. */
const toAddresses = ({ config, embedded }: ReachableServices): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...embedded].map((name) => [
      `${SERVICE_VARIABLES[name]}_URL`,
      config.services[name].urls.map(({ origin }) => origin).join(','),
    ]),
  )

const toParts = ({ config, embedded }: ReachableServices): readonly Part[] => [
  { name: 'workers', kind: 'real', where: `${config.workers} processes` },
  ...SERVICE_NAMES.map(
    (name): Part => ({
      name,
      kind: embedded.has(name) ? 'embedded' : 'real',
      where: config.services[name].urls.map(({ origin }) => origin).join(', '),
    }),
  ),
]
