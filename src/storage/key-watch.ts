/** Who waits for which key to be gone. */
export interface KeyWatch {
  /** Calls `onGone` once; returns how to stop waiting. */
  watch(key: string, onGone: () => void): () => void
  gone(key: string): void
  has(key: string): boolean
  keys(): Iterable<string>
}

export const createKeyWatch = (): KeyWatch => {
  const waiting = new Map<string, Set<() => void>>()
  return {
    watch(key, onGone) {
      const waiters = waiting.get(key) ?? new Set()
      // Wrapped: the same function may wait twice.
      const waiter = () => onGone()
      waiting.set(key, waiters.add(waiter))
      return () => {
        waiters.delete(waiter)
        if (waiters.size === 0 && waiting.get(key) === waiters) waiting.delete(key)
      }
    },
    gone(key) {
      const waiters = waiting.get(key)
      waiting.delete(key)
      for (const waiter of waiters ?? []) waiter()
    },
    has: (key) => waiting.has(key),
    keys: () => waiting.keys(),
  }
}
