import type { LimitPolicy } from '../http/rate-limit-fields.ts'
import type { Allowance } from './limiter.ts'

/** Counts uses per key in this process, at once: what every request is counted by must cost next to nothing. */
export interface Counter {
  /** Counts one use; `null` while the quota holds, else how the limit stands. */
  excess(key: string): Allowance | null
}

interface Window {
  used: number
  readonly endsAt: number
}

/** Fixed windows that begin with a key's first use. `now` in ms, on any scale that never goes back. */
export const createCounter = (policy: LimitPolicy, now: () => number = () => performance.now()): Counter => {
  const windowMs = policy.windowSeconds * 1_000
  const windows = new Map<string, Window>()
  let sweepAt = now() + windowMs

  const sweep = (at: number): void => {
    for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key)
    sweepAt = at + windowMs
  }

  return {
    excess(key) {
      const at = now()
      if (at >= sweepAt) sweep(at)
      const window = windows.get(key)
      if (window === undefined || window.endsAt <= at) {
        windows.set(key, { used: 1, endsAt: at + windowMs })
        return policy.quota < 1 ? exceeded(policy, 1, windowMs) : null
      }
      window.used += 1
      return window.used > policy.quota ? exceeded(policy, window.used, window.endsAt - at) : null
    },
  }
}

const exceeded = (policy: LimitPolicy, used: number, leftMs: number): Allowance => ({
  policy,
  used,
  remaining: 0,
  resetSeconds: Math.max(1, Math.ceil(leftMs / 1_000)),
  exceeded: true,
})
