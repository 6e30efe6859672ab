import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import type { Environment } from '../config-reader.ts'
import { createBackoff } from './backoff.ts'
import type { Lifecycle } from './lifecycle.ts'
import { OperatorError } from './operator-error.ts'
import { type FromWorker, WORKER_MARK, type WorkerMetrics } from './worker-messages.ts'
import { createWorkerTotals } from './worker-totals.ts'

export interface MasterOptions {
  readonly workers: number
  /** How a worker is started: program and arguments. */
  readonly command: readonly string[]
  readonly environment: Environment
  readonly lifecycle: Lifecycle
  readonly onDeath: (worker: {
    pid: number
    code: number | null
    signal: string | null
    retryMs: number
  }) => void
}

export interface Master {
  /** Resolves once every worker listens; rejects when one ends before any did. */
  readonly listening: Promise<void>
  /** Resolves when all workers have ended after a stop. */
  readonly ended: Promise<void>
  /** Metrics of every worker, the last known ones of those that do not answer in time; counts of dead ones included. */
  readMetrics(): Promise<WorkerMetrics[]>
}

const METRICS_TIMEOUT_MS = 1000

/** Spawns workers of the same binary that share the port, starts dead ones again and drains them all (decision 7). */
export const startMaster = ({ workers, command, environment, lifecycle, onDeath }: MasterOptions): Master => {
  const children = new Set<ChildProcess>()
  const totals = createWorkerTotals()
  const listeners = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const [program = process.execPath, ...args] = command
  let listening = 0
  let question = 0

  const settle = (): void => {
    if (lifecycle.isDraining() && children.size === 0) end.resolve()
  }

  const start = (backoff: (livedMs: number) => number): void => {
    if (lifecycle.isDraining()) return
    const startedAt = performance.now()
    const child = spawn(program, args, {
      env: { ...environment, [WORKER_MARK]: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.add(child)
    child.on('message', (message: FromWorker) => {
      if (message.type !== 'listening') return
      listening += 1
      if (listening >= workers) listeners.resolve()
    })
    const bury = (code: number | null, signal: string | null): void => {
      if (!children.delete(child)) return
      totals.depart(child)
      settle()
      if (lifecycle.isDraining()) return
      if (listening === 0)
        listeners.reject(new OperatorError(`a worker ended with ${code ?? signal} before it listened`))
      const retryMs = backoff(performance.now() - startedAt)
      onDeath({ pid: child.pid ?? 0, code, signal, retryMs })
      setTimeout(start, retryMs, backoff)
    }
    child.on('exit', bury)
    // It could not be started (its file is being replaced), or cannot be told anything more: then it is ending.
    child.on('error', () => {
      if (child.pid === undefined) bury(null, null)
    })
  }

  for (let i = 0; i < workers; i += 1) start(createBackoff())
  lifecycle.stopRequested.then(() => {
    for (const child of children) child.kill('SIGTERM')
    settle()
  })

  const readMetrics = async (): Promise<WorkerMetrics[]> => {
    question += 1
    const id = question
    await Promise.all(
      [...children].map(async (child) => {
        const metrics = await askForMetrics(child, id)
        if (metrics && children.has(child)) totals.note(child, metrics)
      }),
    )
    return totals.all()
  }
  return { listening: listeners.promise, ended: end.promise, readMetrics }
}

const askForMetrics = (child: ChildProcess, id: number): Promise<WorkerMetrics | null> =>
  new Promise((resolve) => {
    const done = (metrics: WorkerMetrics | null): void => {
      clearTimeout(timer)
      child.off('message', receive)
      resolve(metrics)
    }
    const receive = (message: FromWorker): void => {
      if (message.type === 'metrics' && message.id === id) done(message.metrics)
    }
    const timer = setTimeout(done, METRICS_TIMEOUT_MS, null)
    child.on('message', receive)
    child.send({ type: 'read-metrics', id })
  })
