import type { Clock } from './clock.ts'
import type { InstanceHealth } from './instance-health.ts'

export interface HealthCheckOptions {
  readonly path: string
  readonly intervalMs: number
  /** Between the checks of an instance that is down. */
  readonly downIntervalMs: number
  readonly timeoutMs: number
}

/** Design section 6. */
export const HEALTH_CHECK_DEFAULTS: HealthCheckOptions = {
  path: '/health',
  intervalMs: 10_000,
  downIntervalMs: 2_000,
  timeoutMs: 2_000,
}

type Ping = (path: string, timeoutMs: number) => Promise<unknown>

/** Pings an instance for ever, one check at a time, and tells `health` the outcome. Returns how to stop. */
export const startHealthCheck = (
  ping: Ping,
  health: InstanceHealth,
  clock: Clock,
  { path, intervalMs, downIntervalMs, timeoutMs }: HealthCheckOptions,
): (() => void) => {
  let cancel = (): void => {}
  let stopped = false
  const schedule = (): void => {
    if (!stopped) cancel = clock.after(health.isDown ? downIntervalMs : intervalMs, () => void check())
  }
  const check = async (): Promise<void> => {
    const outcome = await ping(path, timeoutMs).then(
      () => 'passed' as const,
      () => 'failed' as const,
    )
    health.onCheck(outcome, clock.now())
    schedule()
  }
  schedule()
  return () => {
    stopped = true
    cancel()
  }
}
