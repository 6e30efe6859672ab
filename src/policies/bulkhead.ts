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
const RESERVED_PART = 0.1

/**
 * Keeps one slow service from taking everything, and a service that answers wrongly under load from being loaded. Beyond
 * the limit requests wait in a fair queue, `high` priority first; when it is full or the wait too long they are refused with
 * `ServiceOverloaded`, `high` last. The last tenth of the slots is for flows that have few: one user or address with many slow
 * requests does not take the service from the others. A slot is held until the content of the answer has ended, but not by an event stream.
 */
export const createBulkhead = ({ limit, clock }: BulkheadOptions): Bulkhead => {
  const high = createFairQueue<Waiter>()
  const normal = createFairQueue<Waiter>()
  let inFlight = 0
  const held = new Map<string, number>()

  const mayEnter = (flow: string): boolean => {
    const free = limit() - inFlight
    if (free <= 0) return false
    const reserved = Math.floor(limit() * RESERVED_PART)
    return free > reserved || (held.get(flow) ?? 0) < reserved
  }

  const take = (flow: string): void => {
    inFlight += 1
    held.set(flow, (held.get(flow) ?? 0) + 1)
  }

  const release = (flow: string): void => {
    inFlight -= 1
    const left = (held.get(flow) ?? 1) - 1
    if (left === 0) held.delete(flow)
    else held.set(flow, left)
    while (inFlight < limit()) {
      const waiter = high.shift(mayEnter) ?? normal.shift(mayEnter)
      if (!waiter) return
      waiter.enter()
    }
  }

  const makeRoom = (request: OutboundRequest): boolean => {
    if (high.size + normal.size < QUEUE_LIMIT) return true
    const displaced = request.priority === 'high' ? normal.pop() : undefined
    displaced?.refuse(overloaded())
    return displaced !== undefined
  }

  const wait = (request: OutboundRequest, flow: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const signal = request.signal?.() ?? null
      if (signal?.aborted) return reject(clientLeft())
      if (!makeRoom(request)) return reject(overloaded())
      const queue = request.priority === 'high' ? high : normal
      const waitMs = Math.min(QUEUE_WAIT_MS, request.deadline - clock.now())
      const settle = () => {
        cancel()
        signal?.removeEventListener('abort', leave)
      }
      const waiter: Waiter = {
        enter() {
          take(flow)
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

  const letGo = (response: InboundResponse, flow: string): InboundResponse => {
    const { content } = response
    if (content instanceof ReadableStream && !isEventStream(response))
      return { ...response, content: watchStream(content, { onEnd: () => release(flow) }) }
    release(flow)
    return response
  }

  return {
    inFlight: () => inFlight,
    queued: () => high.size + normal.size,
    policy: (next) => {
      const send = (request: OutboundRequest, flow: string): Promise<InboundResponse> =>
        next(request).then(
          (response) => letGo(response, flow),
          (cause: unknown) => {
            release(flow)
            throw cause
          },
        )
      return function bounded(request) {
        const flow = request.flow ?? ''
        if (!mayEnter(flow)) return wait(request, flow).then(() => send(request, flow))
        take(flow)
        return send(request, flow)
      }
    },
  }
}

const overloaded = () => new ServiceOverloaded(null, { retryAfterSeconds: RETRY_AFTER_SECONDS })

const clientLeft = () => new TransportFailure('abort', 'never', 'the client left while its request waited')

const isEventStream = (response: InboundResponse): boolean =>
  fieldValue(response.fields, 'content-type')?.toLowerCase().startsWith('text/event-stream') ?? false
