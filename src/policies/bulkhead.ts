import { ServiceOverloaded } from '../errors.ts'
import { fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import { watchStream } from '../http/watched-stream.ts'
import type { Clock } from './clock.ts'
import { createFairQueue } from './fair-queue.ts'
import type { Policy } from './policy.ts'

export interface BulkheadOptions {
  /** Requests in flight at once; asked anew each time, so that it may adapt. */
  readonly limit: () => number
  readonly clock: Clock
}

export interface Bulkhead {
  readonly policy: Policy
  inFlight(): number
  queued(): number
}

interface Waiter {
  readonly enter: () => void
  readonly refuse: (cause: Error) => void
}

const QUEUE_LIMIT = 1_000
const QUEUE_WAIT_MS = 1_000
const RETRY_AFTER_SECONDS = 1

/**
 * Keeps one slow service from taking everything, and a service that answers wrongly under load from being loaded. Beyond
 * the limit requests wait in a fair queue, `high` priority first; when it is full or the wait too long they are refused with
 * `ServiceOverloaded`, `high` last. A slot is held until the content of the answer has ended, but not by an event stream.
 */
export const createBulkhead = ({ limit, clock }: BulkheadOptions): Bulkhead => {
  const high = createFairQueue<Waiter>()
  const normal = createFairQueue<Waiter>()
  let inFlight = 0

  const release = (): void => {
    inFlight -= 1
    while (inFlight < limit()) {
      const waiter = high.shift() ?? normal.shift()
      if (!waiter) return
      inFlight += 1
      waiter.enter()
    }
  }

  const makeRoom = (request: OutboundRequest): boolean => {
    if (high.size + normal.size < QUEUE_LIMIT) return true
    const displaced = request.priority === 'high' ? normal.pop() : undefined
    displaced?.refuse(overloaded())
    return displaced !== undefined
  }

  const wait = (request: OutboundRequest): Promise<void> =>
    new Promise((resolve, reject) => {
      const signal = request.signal?.() ?? null
      if (signal?.aborted) return reject(clientLeft())
      if (!makeRoom(request)) return reject(overloaded())
      const queue = request.priority === 'high' ? high : normal
      const flow = request.flow ?? ''
      const waitMs = Math.min(QUEUE_WAIT_MS, request.deadline - clock.now())
      const settle = () => {
        cancel()
        signal?.removeEventListener('abort', leave)
      }
      const waiter: Waiter = {
        enter() {
          settle()
          resolve()
        },
        refuse(cause) {
          settle()
          queue.remove(flow, waiter)
          reject(cause)
        },
      }
      const leave = () => waiter.refuse(clientLeft())
      const cancel = clock.after(waitMs, () => waiter.refuse(overloaded()))
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(flow, waiter)
    })

  const letGo = (response: InboundResponse): InboundResponse => {
    const { content } = response
    if (content instanceof ReadableStream && !isEventStream(response))
      return { ...response, content: watchStream(content, { onEnd: release }) }
    release()
    return response
  }

  const giveUp = (cause: unknown): never => {
    release()
    throw cause
  }

  return {
    inFlight: () => inFlight,
    queued: () => high.size + normal.size,
    policy: (next) => {
      const enter = (request: OutboundRequest): Promise<InboundResponse> => next(request).then(letGo, giveUp)
      return function bounded(request) {
        if (inFlight >= limit()) return wait(request).then(() => enter(request))
        inFlight += 1
        return enter(request)
      }
    },
  }
}

const overloaded = () => new ServiceOverloaded(null, { retryAfterSeconds: RETRY_AFTER_SECONDS })

const clientLeft = () => new TransportFailure('abort', 'never', 'the client left while its request waited')

const isEventStream = (response: InboundResponse): boolean =>
  fieldValue(response.fields, 'content-type')?.toLowerCase().startsWith('text/event-stream') ?? false
