import type { Clock } from '../policies/clock.ts'

const CHECK_MS = 15_000

/**
 * Looks now and then whether a session is still open, for a connection that outlives the request that was checked; calls
 * `onOver` once when it is not. A store that does not answer ends nothing. Returns how to stop looking.
 */
export const watchSession = (
  isOpen: () => Promise<boolean>,
  clock: Clock,
  onOver: () => void,
): (() => void) => {
  let stopped = false
  let cancel = () => {}
  const check = async (): Promise<void> => {
    const open = await isOpen().catch(() => true)
    if (stopped) return
    if (open) schedule()
    else onOver()
  }
  const schedule = (): void => {
    cancel = clock.after(CHECK_MS, () => void check())
  }
  schedule()
  return () => {
    stopped = true
    cancel()
  }
}
