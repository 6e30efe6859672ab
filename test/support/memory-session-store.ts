import type { SessionStore } from '../../src/identity/session-store.ts'
import { createKeyWatch } from '../../src/storage/key-watch.ts'

interface Entry {
  readonly value: string
  readonly expiresAt: number
}

/** Writes between two sweeps for what has expired unread. */
const SWEEP_EVERY = 1_000

/** Sessions of one process, gone when it ends; for tests and as the model of the other stores. `now` in epoch ms. */
export const createMemoryStore = (now: () => number): SessionStore => {
  const entries = new Map<string, Entry>()
  const { watch, gone } = createKeyWatch()
  let writes = 0

  const living = (key: string): string | null => {
    const entry = entries.get(key)
    return entry && now() < entry.expiresAt ? entry.value : null
  }
  const sweep = (): void => {
    for (const [key, { expiresAt }] of entries) if (now() >= expiresAt) entries.delete(key)
  }

  const erase = (key: string): void => {
    entries.delete(key)
    gone(key)
  }

  return {
    peek: living,
    read: async (key) => living(key),
    swap: async (key, expected, next, ttlMs) => {
      if (living(key) !== expected) return false
      if (next === null) erase(key)
      else entries.set(key, { value: next, expiresAt: now() + ttlMs })
      writes += 1
      if (writes % SWEEP_EVERY === 0) sweep()
      return true
    },
    remove: async (key) => {
      erase(key)
    },
    watch: (key, onGone) => {
      const stop = watch(key, onGone)
      if (living(key) === null) gone(key)
      return stop
    },
    ping: async () => undefined,
    close: async () => entries.clear(),
  }
}
