import { discardContent } from '../http/discard-content.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from './clock.ts'
import type { Policy } from './policy.ts'

/** How late a passed deadline may be noticed, ms. One timer serves all requests of a service instead of one each. */
const TICK_MS = 50

interface Pending {
  readonly deadline: number
  readonly expire: () => void
}

/**
 * Ends a request that has no answer when its deadline passes, whatever the layers below do; an answer that comes later is
 * discarded. The HTTP client keeps the same deadline and closes its socket; this is the guarantee towards the caller.
 */
export const createDeadline = (clock: Clock): Policy => {
  const pending = new Set<Pending>()
  let ticking = false

  const tick = () => {
    const now = clock.now()
    for (const entry of pending) {
      if (entry.deadline > now) continue
      pending.delete(entry)
      entry.expire()
    }
    ticking = pending.size > 0
    if (ticking) clock.after(TICK_MS, tick)
  }

  return (next) => (request) => {
    if (request.deadline <= clock.now()) return Promise.reject(passed('never'))
    return new Promise((resolve, reject) => {
      const entry: Pending = { deadline: request.deadline, expire: () => reject(passed('perhaps')) }
      pending.add(entry)
      if (!ticking) {
        ticking = true
        clock.after(TICK_MS, tick)
      }
      next(request).then(
        (response) => (pending.delete(entry) ? resolve(response) : discardContent(response.content)),
        (cause: unknown) => {
          pending.delete(entry)
          reject(cause)
        },
      )
    })
  }
}

const passed = (sent: 'never' | 'perhaps') =>
  new TransportFailure('deadline', sent, 'no answer before the deadline', { timedOut: true })
