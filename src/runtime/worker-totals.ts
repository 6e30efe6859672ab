import { AggregatorRegistry } from 'prom-client'
import type { WorkerMetrics } from './worker-messages.ts'

/** What all workers have counted, those that have died included: a total that fell would read as a restart of everything. */
export interface WorkerTotals {
  /** Keeps the last answer of a worker; it stands while the worker is silent. */
  note(worker: object, metrics: WorkerMetrics): void
  /** A worker has died: what it counted stays, its gauges go. */
  depart(worker: object): void
  all(): Promise<WorkerMetrics[]>
}

export const createWorkerTotals = (): WorkerTotals => {
  const last = new Map<object, WorkerMetrics>()
  let departed: Promise<WorkerMetrics> = Promise.resolve([])

  /** One set in the place of two, however many workers die. */
  const add = async (sum: Promise<WorkerMetrics>, counted: WorkerMetrics): Promise<WorkerMetrics> =>
    AggregatorRegistry.aggregate([await sum, counted]).getMetricsAsJSON()

  return {
    note: (worker, metrics) => void last.set(worker, metrics),
    depart: (worker) => {
      // Boundary: the type says an enum, the JSON of a worker holds its name.
      const counted = (last.get(worker) ?? []).filter(({ type }) => String(type) !== 'gauge')
      last.delete(worker)
      departed = add(departed, counted)
    },
    all: async () => [await departed, ...last.values()],
  }
}
