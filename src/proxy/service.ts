import type { ServiceConfig } from '../config.ts'
import type { Send } from '../http/message.ts'
import type { AdaptiveLimit } from '../policies/adaptive-limit.ts'
import { createBreaker } from '../policies/breaker.ts'
import { createBulkhead } from '../policies/bulkhead.ts'
import type { Clock } from '../policies/clock.ts'
import { createDeadline } from '../policies/deadline.ts'
import { compose, type Policy } from '../policies/policy.ts'
import { createRecoveryProbe } from '../policies/recovery-probe.ts'
import { createRetry } from '../policies/retry.ts'
import { createRetryBudget } from '../policies/retry-budget.ts'

/** State of one service as operators see it in `/ready`, `/api/v1/health` and the admin pages. */
export interface ServiceState {
  readonly name: string
  readonly breaker: 'closed' | 'open' | 'half-open'
  readonly inFlight: number
  readonly queued: number
  readonly instances: readonly InstanceState[]
}

export interface InstanceState {
  /** Origin without credentials. */
  readonly origin: string
  readonly healthy: boolean
  readonly inFlight: number
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

/** What carries requests to the instances of one service: the balancer over its HTTP clients. */
export interface Instances {
  readonly send: Send
  instances(): readonly InstanceState[]
  ping(): Promise<number>
  close(): Promise<void>
}

export interface ServiceDeps {
  readonly instances: Instances
  readonly clock: Clock
  /** In [0, 1): jitter. */
  readonly random: () => number
  /** Outermost, in this order: the cache and the idempotency keys, where the service has them. */
  readonly outer?: readonly Policy[]
  /** Lets the bulkhead's limit follow what the service bears, below `maxInFlight`. */
  readonly adaptive?: AdaptiveLimit
  /** `pass` where a cache is to show what the service answers; default `repeat`. */
  readonly troubledAnswers?: 'repeat' | 'pass'
  /** Share of failures that opens the breaker, asked each time; default 0.5. */
  readonly failureRatio?: () => number
  readonly onBreakerChange?: (service: string, state: ServiceState['breaker']) => void
}

/** What the policies take of a service's configuration. */
type PolicyConfig = Pick<ServiceConfig, 'name' | 'timeoutMs' | 'maxInFlight' | 'retries'>

/** Puts a service's policies in front of its instances. */
export const createService = (config: PolicyConfig, deps: ServiceDeps): Service => {
  const { instances, clock, random, outer = [], adaptive, onBreakerChange } = deps
  const breaker = createBreaker({
    clock,
    random,
    ...(deps.failureRatio ? { failureRatio: deps.failureRatio } : {}),
    onChange(state) {
      onBreakerChange?.(config.name, state)
      if (state === 'open') recovery.start()
    },
  })
  const recovery = createRecoveryProbe(breaker, () => instances.ping(), clock)
  const limit = adaptive ? () => Math.min(config.maxInFlight, adaptive.limit()) : () => config.maxInFlight
  const bulkhead = createBulkhead({ limit, clock })
  const policies = compose(
    ...outer,
    createDeadline(clock),
    createRetry({
      retries: config.retries,
      budget: createRetryBudget(clock),
      clock,
      random,
      troubledAnswers: deps.troubledAnswers ?? 'repeat',
    }),
    breaker.policy,
    bulkhead.policy,
    ...(adaptive ? [adaptive.policy] : []),
  )

  return {
    name: config.name,
    timeoutMs: config.timeoutMs,
    send: policies(instances.send),
    state: () => ({
      name: config.name,
      breaker: breaker.state(),
      inFlight: bulkhead.inFlight(),
      queued: bulkhead.queued(),
      instances: instances.instances(),
    }),
    ping: () => instances.ping(),
    close: () => {
      recovery.stop()
      return instances.close()
    },
  }
}
