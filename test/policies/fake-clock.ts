import type { Clock } from '../../src/policies/clock.ts'

interface Timer {
  readonly at: number
  readonly run: () => void
}

/** A clock that moves only when told, running what falls due in order and letting promises settle in between. */
export interface FakeClock extends Clock {
  advance(ms: number): Promise<void>
  /** How many timers wait. */
  timers(): number
}

/** Epoch of the fake wall clock: 2026-01-01T00:00:00Z, ms. */
export const WALL_START = Date.UTC(2026, 0, 1)

export const createFakeClock = (): FakeClock => {
  const timers = new Set<Timer>()
  let now = 0

  const nextDue = (limit: number): Timer | undefined => {
    let due: Timer | undefined
    for (const timer of timers) if (timer.at <= limit && timer.at < (due?.at ?? Infinity)) due = timer
    return due
  }

  return {
    now: () => now,
    wallMs: () => WALL_START + now,
    after(delayMs, run) {
      const timer = { at: now + Math.max(0, delayMs), run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = now + ms
      await settled()
      for (let due = nextDue(end); due; due = nextDue(end)) {
        timers.delete(due)
        now = due.at
        due.run()
        await settled()
      }
      now = end
      await settled()
    },
    timers: () => timers.size,
  }
}

/** Lets every promise that can settle do so: a macrotask comes after all microtasks. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
