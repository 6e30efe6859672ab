import type { StoredResponse } from '../http/stored-response.ts'
import type { CacheStore } from './cache-store.ts'
import type { Clock } from './clock.ts'

interface Entry {
  readonly responses: readonly StoredResponse[]
  readonly octets: number
  readonly expiresAt: number
}

const NOTHING: readonly StoredResponse[] = []
/** Objects of one response, roughly. */
const OVERHEAD_OCTETS = 1_024

/** Keeps at most `maxOctets` in this process; what was used longest ago goes first. */
export const createMemoryCacheStore = (clock: Clock, maxOctets = 32 * 1024 * 1024): CacheStore => {
  // A Map iterates in insertion order: what is used is inserted anew.
  const entries = new Map<string, Entry>()
  let octets = 0

  const drop = (key: string) => {
    octets -= entries.get(key)?.octets ?? 0
    entries.delete(key)
  }

  return {
    async get(key) {
      const entry = entries.get(key)
      if (!entry) return NOTHING
      if (entry.expiresAt <= clock.now()) {
        drop(key)
        return NOTHING
      }
      entries.delete(key)
      entries.set(key, entry)
      return entry.responses
    },
    async set(key, responses, ttlMs) {
      drop(key)
      const size = responses.reduce((sum, response) => sum + sizeOf(response), key.length)
      if (size > maxOctets) return
      entries.set(key, { responses, octets: size, expiresAt: clock.now() + ttlMs })
      octets += size
      for (const oldest of entries.keys()) {
        if (octets <= maxOctets) break
        drop(oldest)
      }
    },
    async delete(key) {
      drop(key)
    },
  }
}

/** Targets and fields of kilobytes count too: a stranger chooses the former. */
const sizeOf = ({ content, fields, selecting }: StoredResponse): number =>
  (content?.length ?? 0) + fields.join('').length + selecting.join('').length + OVERHEAD_OCTETS
