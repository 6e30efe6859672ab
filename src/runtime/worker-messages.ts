import type { MetricObjectWithValues, MetricValue } from 'prom-client'

export type WorkerMetrics = MetricObjectWithValues<MetricValue<string>>[]

/** What a worker tells its master. */
export type FromWorker =
  | { readonly type: 'listening' }
  | { readonly type: 'metrics'; readonly id: number; readonly metrics: WorkerMetrics }

/** What the master asks of a worker. */
export interface ToWorker {
  readonly type: 'read-metrics'
  readonly id: number
}

/** Environment variable that makes a process a worker. Set by the master only. */
export const WORKER_MARK = 'GATEWAY_WORKER'
