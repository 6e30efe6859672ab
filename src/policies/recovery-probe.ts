import type { Breaker } from './breaker.ts'
import type { Clock } from './clock.ts'

/** How often a service is asked for its health while its breaker is open (design section 6: 2 s while down). */
const PROBE_MS = 2_000

/**
 * Looks after an open breaker: asks the service for its health until it answers, then lets the breaker try again, so that
 * a service that recovers is in use within seconds even when its open period has doubled to a minute.
 */
export interface RecoveryProbe {
  /** Call when the breaker opens; probing ends by itself when it is no longer open. */
  start(): void
  /** Asks no more: the service is closed, and no request will ever change its breaker. */
  stop(): void
}

export const createRecoveryProbe = (
  breaker: Breaker,
  ping: () => Promise<unknown>,
  clock: Clock,
): RecoveryProbe => {
  let running = false
  let stopped = false
  let cancel = (): void => undefined

  const probe = async (): Promise<void> => {
    const answered = await ping().then(
      () => true,
      () => false,
    )
    if (answered) breaker.hintHealthy()
    running = breaker.state() === 'open' && !stopped
    if (running) later()
  }

  const later = () => {
    cancel = clock.after(PROBE_MS, () => void probe())
  }

  return {
    start() {
      if (running || stopped) return
      running = true
      later()
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}
