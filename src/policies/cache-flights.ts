import type { InboundResponse } from '../http/message.ts'
import type { Fetched } from './cache-fetch.ts'
import type { Clock } from './clock.ts'

/** The longest that a request waits for another one's answer before it asks by itself, ms. */
const JOIN_MS = 5_000
/** Targets remembered as not shared; forgotten all at once when there are more. */
const MOST_UNSHARED = 1_000

/** One request to the service for many that ask the same. */
export interface CacheFlights {
  under(flight: string): boolean
  /** Runs `fetch`; others can wait until what is to be kept of its answer is in the store. */
  lead(flight: string, fetch: () => Promise<Fetched>): Promise<InboundResponse>
  /** Settles when the one under way is done; `null` when there is none or its answers are not shared. */
  join(flight: string): Promise<void> | null
}

export const createCacheFlights = (clock: Clock): CacheFlights => {
  const underWay = new Map<string, Promise<void>>()
  /** Targets whose answers others cannot have: waiting for them would only put requests in a row. */
  const unshared = new Set<string>()

  const note = (flight: string, saved: boolean): void => {
    if (saved) unshared.delete(flight)
    else unshared.add(flight)
    if (unshared.size > MOST_UNSHARED) unshared.clear()
  }

  return {
    under: (flight) => underWay.has(flight),
    async lead(flight, fetch) {
      const { promise, resolve } = Promise.withResolvers<void>()
      underWay.set(flight, promise)
      const land = () => {
        if (underWay.get(flight) === promise) underWay.delete(flight)
        resolve()
      }
      try {
        const { answer, saved } = await fetch()
        void saved.then((was) => {
          note(flight, was)
          land()
        })
        return answer
      } catch (cause) {
        land()
        throw cause
      }
    },
    join(flight) {
      const other = unshared.has(flight) ? undefined : underWay.get(flight)
      return other === undefined ? null : Promise.race([other, elapsed(clock, other)])
    },
  }
}

/** Settles after the longest wait; its timer is given up when `other` settles first. */
const elapsed = (clock: Clock, other: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.after(JOIN_MS, resolve)
    void other.then(cancel)
  })
