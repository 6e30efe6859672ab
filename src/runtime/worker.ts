import process from 'node:process'
import type { FromWorker, ToWorker, WorkerMetrics } from './worker-messages.ts'

const tell = (message: FromWorker): void => {
  process.send?.(message)
}

/** The worker's side: says that it listens and answers the master's questions for metrics. */
export const reportToMaster = (readMetrics: () => Promise<WorkerMetrics>): void => {
  process.on('message', (message: ToWorker) => {
    if (message.type !== 'read-metrics') return
    readMetrics().then(
      (metrics) => tell({ type: 'metrics', id: message.id, metrics }),
      () => undefined, // the master goes on without a worker that cannot answer
    )
  })
  tell({ type: 'listening' })
}
