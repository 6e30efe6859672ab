export interface UniformLoginDeps {
  /** Least time a refusal takes, ms; above what bcrypt at cost 12 needs on a calm machine (contract 2: 230 ms). */
  readonly floorMs?: number
  /** Milliseconds, monotonic. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Runs a login attempt; a refusal (`null`) comes no sooner than one that had to compare a password. */
export type UniformLogin = <T>(attempt: () => Promise<T | null>) => Promise<T | null>

const FLOOR_MS = 400
/** Refusals are never held longer than this, however slow the service was of late. */
const MAX_FLOOR_MS = 2_000
/** Attempts looked back on. */
const WINDOW = 32

/**
 * Hides from a stopwatch whether an account exists (CWE-208): the auth service answers an unknown one in 3 ms, a wrong
 * password in 230 ms and more under load. A refusal is held until the slowest of the latest attempts would have answered.
 */
export const createUniformLogin = ({ floorMs = FLOOR_MS, now, wait }: UniformLoginDeps): UniformLogin => {
  const latest: number[] = []

  return async function uniformly(attempt) {
    const startedAt = now()
    const outcome = await attempt()
    const tookMs = now() - startedAt
    latest.push(tookMs)
    if (latest.length > WINDOW) latest.shift()
    if (outcome !== null) return outcome

    const heldMs = Math.min(Math.max(floorMs, ...latest), MAX_FLOOR_MS)
    if (heldMs > tookMs) await wait(heldMs - tookMs)
    return null
  }
}
