import type { Clock } from '../policies/clock.ts'

/** Connections that end only when somebody ends them: event streams and WebSockets. */
export interface LastingConnections {
  /** Returns how to forget it. */
  add(leave: () => void): () => void
  /** Ends all there are and all that are added from now on. */
  leaveAll(): void
}

/** Clients come back at once, elsewhere: each costs a handshake and the check of a session. */
const MOST_A_SECOND = 50
/** Less than the drain has, however many there are. */
const MOST_MS = 15_000

/** Ends connections at random moments, so that their clients do not come back all together. `random` is in [0, 1). */
export const createLastingConnections = (
  clock: Pick<Clock, 'after'>,
  random: () => number = Math.random,
): LastingConnections => {
  const leaves = new Set<() => void>()
  let isLeaving = false
  const leaveSoon = (leave: () => void): void => {
    const withinMs = Math.min(MOST_MS, (leaves.size * 1000) / MOST_A_SECOND)
    clock.after(random() * withinMs, () => {
      if (leaves.delete(leave)) leave()
    })
  }
  return {
    add(leave) {
      leaves.add(leave)
      if (isLeaving) leaveSoon(leave)
      return () => void leaves.delete(leave)
    },
    leaveAll() {
      isLeaving = true
      for (const leave of leaves) leaveSoon(leave)
    },
  }
}
