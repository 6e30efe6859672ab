import type { Send } from '../http/message.ts'

/** State of one service as operators see it in `/ready`, `/api/v1/health` and the admin pages. */
export interface ServiceState {
  readonly name: string
  readonly breaker: 'closed' | 'open' | 'half-open'
  readonly inFlight: number
  readonly queued: number
  readonly instances: readonly {
    /** Origin without credentials. */
    readonly origin: string
    readonly healthy: boolean
    readonly inFlight: number
  }[]
}

/** One microservice behind its policies: cache > deadline > retry+budget > breaker > bulkhead > balancer > client. */
export interface Service {
  readonly name: string
  /** Whole-request limit of this service, ms, used when a route does not say otherwise. */
  readonly timeoutMs: number
  readonly send: Send
  state(): ServiceState
  /** Asks the service's `/health` past the policies; resolves to its latency, ms. */
  ping(): Promise<number>
  close(): Promise<void>
}
