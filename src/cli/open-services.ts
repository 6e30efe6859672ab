import { SERVICE_NAMES, type ServiceConfig, type ServiceName } from '../config.ts'
import type { Clock } from '../policies/clock.ts'
import { createService, type Service, type ServiceState } from '../proxy/service.ts'
import { createBalancer } from '../upstream/balancer.ts'
import { type Client, createClient } from '../upstream/client.ts'

export interface OpenServicesDeps {
  readonly clock: Clock
  readonly onBreakerChange: (service: string, state: ServiceState['breaker']) => void
}

export type Services = Readonly<Record<ServiceName, Service>>

/** Clients, balancer and policies of one service. */
export const openService = (config: ServiceConfig, { clock, onBreakerChange }: OpenServicesDeps): Service => {
  const clients = config.urls.map((origin) => createClient({ origin }))
  const balancer = createBalancer(clients)
  return createService(config, {
    instances: {
      send: balancer.send,
      instances: () => balancer.state(),
      ping: () => fastestPing(clients),
      close: () => balancer.close(),
    },
    clock,
    random: Math.random,
    onBreakerChange,
  })
}

/** A service answers when one of its instances does. */
const fastestPing = (clients: readonly Client[]): Promise<number> =>
  Promise.any(clients.map((client) => client.ping()))

export const openServices = (
  configs: Readonly<Record<ServiceName, ServiceConfig>>,
  deps: OpenServicesDeps,
): Services => {
  const entries = SERVICE_NAMES.map((name) => [name, openService(configs[name], deps)] as const)
  return Object.fromEntries(entries) as Services // boundary: fromEntries forgets the names
}
