import { clearTimeout, setTimeout } from 'node:timers'

/** Time as the balancer sees it; tests bring their own. */
export interface Clock {
  /** Monotonic, ms. */
  now(): number
  /** Runs `task` once after `delayMs`; returns how to call it off. */
  after(delayMs: number, task: () => void): () => void
}

/** The process's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
