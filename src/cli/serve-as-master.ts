import { AggregatorRegistry } from 'prom-client'
import type { Config } from '../config.ts'
import { createLifecycle } from '../runtime/lifecycle.ts'
import { startMaster } from '../runtime/master.ts'
import { toListenerUrl } from '../runtime/runtime.ts'
import { createLogger } from '../telemetry/logger.ts'
import { startMetricsServer } from '../telemetry/metrics-server.ts'
import { announce } from './announce.ts'
import type { CommandContext } from './command.ts'

/** Spawns `WORKERS` processes that share the port and answers for their metrics; serves nothing else (decision 7). */
export const serveAsMaster = async (config: Config, context: CommandContext): Promise<void> => {
  const lifecycle = createLifecycle()
  const logger = createLogger(config.logLevel)
  const master = startMaster({
    workers: config.workers,
    command: [...context.runtime.selfCommand, 'serve'],
    environment: context.environment,
    lifecycle,
    onDeath: ({ pid, code, signal, retryMs }) => {
      logger.warn('worker_died', { pid, code, signal, retry_ms: retryMs })
    },
  })
  await master.listening
  const metricsServer = await startMetricsServer(config.metrics, async () => {
    const registry = AggregatorRegistry.aggregate(await master.readMetrics())
    return { contentType: registry.contentType, text: await registry.metrics() }
  })
  const url = toListenerUrl(config.tls ? 'https' : 'http', config.host, config.port)
  announce(config, context, { logger, parts: [], accounts: [] }, { url, metricsUrl: metricsServer.url })
  await master.ended
  await metricsServer.close()
  logger.flush()
}
