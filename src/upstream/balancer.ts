import type { InboundResponse, OutboundRequest, Send } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import type { Client } from './client.ts'
import { type Clock, systemClock } from './clock.ts'
import { HEALTH_CHECK_DEFAULTS, type HealthCheckOptions, startHealthCheck } from './health-check.ts'
import { HEALTH_DEFAULTS, type HealthOptions, InstanceHealth } from './instance-health.ts'

export interface BalancerOptions {
  readonly health?: Partial<HealthOptions>
  readonly check?: Partial<HealthCheckOptions>
  /** `when-several` checks only where there is a choice to make. */
  readonly checks?: 'when-several' | 'always' | 'never'
  readonly clock?: Clock
  /** Uniform in [0, 1). */
  readonly random?: () => number
}

export interface InstanceState {
  readonly origin: string
  readonly healthy: boolean
  readonly inFlight: number
}

export interface Balancer {
  readonly send: Send
  state(): readonly InstanceState[]
  close(): Promise<void>
}

interface Instance {
  readonly client: Client
  readonly health: InstanceHealth
}

/**
 * Spreads requests over the instances of one service: power of two choices by requests in flight among those available.
 * The last available instance is never ejected; with none available, all are tried. A request that finds an instance
 * unreachable goes to the next one.
 */
export const createBalancer = (clients: readonly Client[], options: BalancerOptions = {}): Balancer => {
  const { clock = systemClock, random = Math.random, checks = 'when-several' } = options
  const healthOptions = { ...HEALTH_DEFAULTS, ...options.health }
  const checkOptions = { ...HEALTH_CHECK_DEFAULTS, ...options.check }
  const [only, ...others] = clients
  if (only === undefined) throw new TypeError('a balancer needs at least one client')

  const instances: readonly Instance[] = clients.map((client) => ({
    client,
    health: new InstanceHealth(healthOptions),
  }))
  const isChecked = checks === 'always' || (checks === 'when-several' && others.length > 0)
  const stopChecks = isChecked
    ? instances.map(({ client, health }) => startHealthCheck(client.ping, health, clock, checkOptions))
    : []

  const available = (now: number): readonly Instance[] => {
    const able = instances.filter(({ health }) => health.isAvailable(now))
    return able.length > 0 ? able : instances
  }

  const sendTo = async ({ client, health }: Instance, request: OutboundRequest): Promise<InboundResponse> => {
    try {
      const response = await client.send(request)
      health.onSuccess()
      return response
    } catch (failure) {
      const now = clock.now()
      const isLast = instances.every((other) => other.health === health || !other.health.isAvailable(now))
      if (health.onFailure(failure) && health.isAvailable(now) && !isLast) health.eject(now)
      throw failure
    }
  }

  const choose = (candidates: readonly Instance[], now: number): Instance => {
    const [first, second] = twoOf(candidates, random)
    if (second === undefined) return first
    const [better, worse] =
      second.client.inFlight() < first.client.inFlight() ? [second, first] : [first, second]
    // In slow start an instance lets turns pass, in proportion to the weight it still lacks.
    const weight = better.health.weight(now)
    return weight < 1 && random() >= weight ? worse : better
  }

  const sendToOne: Send = async (request) => {
    let untried = available(clock.now())
    for (;;) {
      const chosen = choose(untried, clock.now())
      untried = untried.filter((instance) => instance !== chosen)
      try {
        return await sendTo(chosen, request)
      } catch (failure) {
        if (untried.length === 0 || !isUnreachable(failure)) throw failure
      }
    }
  }

  return {
    // Without a choice there is nothing to add to the client, not even a promise.
    send: others.length === 0 ? only.send : sendToOne,
    state: () => {
      const now = clock.now()
      return instances.map(({ client, health }) => ({
        origin: client.origin,
        healthy: health.isAvailable(now),
        inFlight: client.inFlight(),
      }))
    },
    close: async () => {
      for (const stop of stopChecks) stop()
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

/** No connection came about: nothing of the request was read or sent, so any other instance can have it, streams too. */
const isUnreachable = (failure: unknown): boolean =>
  failure instanceof TransportFailure &&
  failure.sent === 'never' &&
  ['resolve', 'connect', 'tls'].includes(failure.stage)

/** Two different members, each pair as likely as any other; one when there is but one. */
const twoOf = <T>(members: readonly T[], random: () => number): readonly [T, T?] => {
  const count = members.length
  const i = Math.floor(random() * count)
  const j = (i + 1 + Math.floor(random() * (count - 1))) % count
  const [first, second] = [members[i], members[j]]
  if (first === undefined) throw new RangeError('nothing to choose from')
  return i === j || second === undefined ? [first] : [first, second]
}
