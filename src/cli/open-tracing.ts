import { Counter, type Registry } from 'prom-client'
import type { Clock } from '../policies/clock.ts'
import type { Logger } from '../telemetry/logger.ts'
import { createSpanCollector } from '../telemetry/span-collector.ts'
import { createSpanQueue, type DropReason } from '../telemetry/span-queue.ts'
import { createTracing, type Tracing } from '../telemetry/tracing.ts'
import { createClient } from '../upstream/client.ts'
import { VERSION } from './version.ts'

export interface OpenedTracing extends Tracing {
  /** Delivers what waits, within a deadline. */
  close(): Promise<void>
}

export interface OpenTracingDeps {
  readonly clock: Clock
  readonly logger: Logger
  readonly registry: Registry
}

/** A collector that is away is not news every second. */
const REPORT_EVERY_MS = 60_000

/** Spans of this process on their way to the collector at `endpoint`. */
export const openTracing = (endpoint: URL, { clock, logger, registry }: OpenTracingDeps): OpenedTracing => {
  const registers = [registry]
  const exported = new Counter({
    name: 'gateway_spans_exported_total',
    help: 'Spans the collector took',
    registers,
  })
  const dropped = new Counter({
    name: 'gateway_spans_dropped_total',
    help: 'Spans that never reached the collector, by reason',
    labelNames: ['reason'],
    registers,
  })
  let unreported = 0
  let reportedAt = Number.NEGATIVE_INFINITY

  const onDropped = (reason: DropReason, count: number): void => {
    dropped.inc({ reason }, count)
    unreported += count
    if (clock.now() - reportedAt < REPORT_EVERY_MS) return
    logger.warn('spans_dropped', { reason, count: unreported })
    reportedAt = clock.now()
    unreported = 0
  }

  const client = createClient({ origin: endpoint })
  const queue = createSpanQueue({
    deliver: createSpanCollector({ send: client.send, endpoint, version: VERSION, clock }),
    clock,
    random: Math.random,
    onExported: (count) => exported.inc(count),
    onDropped,
  })
  return {
    ...createTracing(clock, queue.add),
    close: async () => {
      await queue.close()
      await client.close()
    },
  }
}
