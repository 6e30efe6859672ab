import process from 'node:process'
import { ignoresHangUp } from './hang-up.ts'

/** When this process was told to stop. */
export interface Lifecycle {
  /** True from the first signal on: `/ready` says so before the listener closes. */
  isDraining(): boolean
  /** Resolves at the first signal, or when the master of this worker is gone. */
  readonly stopRequested: Promise<void>
}

/** Listens for SIGTERM, SIGINT and, unless under `nohup`, SIGHUP; a second SIGINT, of an impatient person, ends the process at once. */
export const createLifecycle = (): Lifecycle => {
  let draining = false
  let interrupts = 0
  const stopRequested = new Promise<void>((resolve) => {
    const stop = (): void => {
      draining = true
      resolve()
    }
    process.on('SIGTERM', stop)
    if (!ignoresHangUp()) process.on('SIGHUP', stop)
    process.on('SIGINT', () => {
      interrupts += 1
      if (interrupts > 1) process.exit(1)
      stop()
    })
    process.on('disconnect', stop)
  })
  return { isDraining: () => draining, stopRequested }
}
