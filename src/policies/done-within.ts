import type { Clock } from './clock.ts'

/** Whether the work settles in time; it goes on if not. Rejects as the work does before that. */
export const isDoneWithin = async (work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> => {
  const { promise: patience, resolve } = Promise.withResolvers<boolean>()
  const cancel = clock.after(ms, () => resolve(false))
  try {
    return await Promise.race([work.then(() => true), patience])
  } finally {
    cancel()
  }
}
