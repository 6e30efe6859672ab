import type { Clock } from '../policies/clock.ts'

/** The session behind a connection that outlives the request it was checked for. */
export interface SessionLife {
  isOpen(): Promise<boolean>
  /** Calls `onOver` once, when its end is heard of; returns how to stop. */
  watch(onOver: () => void): () => void
}

/** Backstop for what is not heard of: another process on the same SQLite file, a broken connection to Redis, idle time. */
const CHECK_MS = 15_000

/**
 * Calls `onOver` once when a session has ended: at once where the store tells of it, else when it is next looked at. A store
 * that does not answer ends nothing. Returns how to stop.
 */
export const watchSession = (session: SessionLife, clock: Clock, onOver: () => void): (() => void) => {
  let stopped = false
  let cancel = () => {}
  let unwatch = () => {}
  const stop = (): void => {
    stopped = true
    cancel()
    unwatch()
  }
  const over = (): void => {
    if (stopped) return
    stop()
    onOver()
  }
  const check = async (): Promise<void> => {
    const open = await session.isOpen().catch(() => true)
    if (stopped) return
    if (open) schedule()
    else over()
  }
  const schedule = (): void => {
    cancel = clock.after(CHECK_MS, () => void check())
  }
  schedule()
  unwatch = session.watch(over)
  if (stopped) unwatch()
  return stop
}
