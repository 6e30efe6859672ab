/** Time as the policies see it; tests hand in one that stands still. */
export interface Clock {
  /** Monotonic, on the `performance.now()` scale, ms. */
  now(): number
  /** Since the epoch, ms. */
  wallMs(): number
  /** Runs once after the delay unless the returned function is called first. */
  after(delayMs: number, run: () => void): () => void
}

/** The real time. Its timers do not keep the process alive. */
export const createSystemClock = (): Clock => ({
  now: () => performance.now(),
  wallMs: () => Date.now(),
  after(delayMs, run) {
    const timer: ReturnType<typeof setTimeout> = setTimeout(run, delayMs)
    timer.unref?.()
    return () => clearTimeout(timer)
  },
})
