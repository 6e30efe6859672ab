import { type ExtraServiceConfig, SERVICE_NAMES, type ServiceConfig, type ServiceName } from '../config.ts'
import { createCache } from '../policies/cache.ts'
import type { CacheStore } from '../policies/cache-store.ts'
import type { Clock } from '../policies/clock.ts'
import { createService, type Service, type ServiceState } from '../proxy/service.ts'
import { createBalancer } from '../upstream/balancer.ts'
import { type Client, createClient } from '../upstream/client.ts'

export interface OpenServicesDeps {
  readonly clock: Clock
  readonly cacheStore: CacheStore
  readonly onBreakerChange: (service: string, state: ServiceState['breaker']) => void
}

export type Services = Readonly<Record<ServiceName, Service>>

/** Clients, balancer and policies of one service. */
export const openService = (
  config: ServiceConfig,
  { clock, cacheStore, onBreakerChange }: OpenServicesDeps,
): Service => {
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
    outer: [
      createCache({
        store: cacheStore,
        clock,
        service: config.name,
        origins: new Set(clients.map((client) => client.origin)),
      }),
    ],
    random: Math.random,
    onBreakerChange,
  })
}

/** A further service keeps answers only when it was told to. */
export const openExtraService = (config: ExtraServiceConfig, deps: OpenServicesDeps): Service =>
  openService(config, config.cache ? deps : { ...deps, cacheStore: NO_CACHE })

const NO_CACHE: CacheStore = {
  get: async () => [],
  set: async () => undefined,
  delete: async () => undefined,
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
