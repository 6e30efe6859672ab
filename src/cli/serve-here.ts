import process from 'node:process'
import type { Config } from '../config.ts'
import { InternalError } from '../errors.ts'
import { drain, endingConnections } from '../runtime/drain.ts'
import { createLifecycle } from '../runtime/lifecycle.ts'
import { listeningBy } from '../runtime/listening.ts'
import { readTextFile } from '../runtime/text-file.ts'
import { reportToMaster } from '../runtime/worker.ts'
import { WORKER_MARK } from '../runtime/worker-messages.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import { startMetricsServer } from '../telemetry/metrics-server.ts'
import { announce } from './announce.ts'
import type { CommandContext } from './command.ts'
import { type Gateway, openGateway } from './open-gateway.ts'

/** Serves in this process, alone or as a worker, until told to stop and drained. */
export const serveHere = async (config: Config, context: CommandContext): Promise<void> => {
  const lifecycle = createLifecycle()
  const gateway = await openGateway(config, context.runtime, lifecycle)
  const { logger, metrics } = gateway
  process.on('uncaughtException', (error) => logger.error('uncaught', { error: toFaultName(error) }))
  process.on('unhandledRejection', (reason) => logger.error('unhandled', { error: toFaultName(reason) }))
  const worker = context.environment[WORKER_MARK] !== undefined
  const listener = await listeningBy('PORT', config, () =>
    context.runtime.listen({
      host: config.host,
      port: config.port,
      tls: config.tls && { cert: readTextFile(config.tls.certFile), key: readTextFile(config.tls.keyFile) },
      shared: worker,
      fetch: endingConnections(gateway.fetch, lifecycle),
      lastResort: toLastResort(gateway),
    }),
  )
  if (worker) {
    reportToMaster(() => metrics.registry.getMetricsAsJSON())
    await lifecycle.stopRequested
    await drain(listener, gateway, config.environment)
  } else {
    const metricsServer = await listeningBy('METRICS_ADDR', config.metrics, () =>
      startMetricsServer(config.metrics, async () => ({
        contentType: metrics.registry.contentType,
        text: await metrics.registry.metrics(),
      })),
    )
    announce(config, context, gateway, { url: listener.url, metricsUrl: metricsServer.url })
    await lifecycle.stopRequested
    await drain(listener, gateway, config.environment)
    await metricsServer.close()
  }
  await gateway.close()
}

/** Reached only when the error plugin itself failed: the class of the error is logged, nothing of it is answered. */
const toLastResort =
  ({ logger }: Gateway) =>
  (error: unknown): Response => {
    logger.error('last_resort', { error: toFaultName(error) })
    const { code, status, title } = new InternalError()
    return Response.json(
      { type: 'about:blank', title, status, code },
      {
        status,
        headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      },
    )
  }
