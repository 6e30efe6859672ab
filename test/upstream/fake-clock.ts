import type { Clock } from '../../src/upstream/clock.ts'

export interface FakeClock extends Clock {
  /** Moves time on; runs what falls due on the way, in order, and lets promises settle in between. */
  advance(byMs: number): Promise<void>
}

export const createFakeClock = (): FakeClock => {
  let now = 0
  let tasks: { readonly at: number; readonly task: () => void }[] = []
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve()
  }
  return {
    now: () => now,
    after: (delayMs, task) => {
      const entry = { at: now + delayMs, task }
      tasks.push(entry)
      return () => {
        tasks = tasks.filter((other) => other !== entry)
      }
    },
    advance: async (byMs) => {
      const end = now + byMs
      for (;;) {
        const next = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        tasks = tasks.filter((other) => other !== next)
        now = next.at
        next.task()
        await settle()
      }
      now = end
      await settle()
    },
  }
}
