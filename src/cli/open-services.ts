import { type ExtraServiceConfig, SERVICE_NAMES, type ServiceConfig, type ServiceName } from '../config.ts'
import { SERVICE_SETTINGS } from '../config-variables.ts'
import { createAdaptiveLimit } from '../policies/adaptive-limit.ts'
import { createCache } from '../policies/cache.ts'
import type { CacheStore } from '../policies/cache-store.ts'
import type { Clock } from '../policies/clock.ts'
import { createIdempotency } from '../policies/idempotency.ts'
import type { IdempotencyStore } from '../policies/idempotency-store.ts'
import type { Policy } from '../policies/policy.ts'
import { asSurrogate } from '../policies/surrogate.ts'
import { createReloadableService, type ReloadableService } from '../proxy/reloadable-service.ts'
import { createService, type Service, type ServiceState } from '../proxy/service.ts'
import type { SettingKey } from '../settings/registry.ts'
import { toExtraServiceConfig, toServiceConfig } from '../settings/service-config.ts'
import type { Settings } from '../settings/settings.ts'
import { createBalancer } from '../upstream/balancer.ts'
import { type Client, createClient } from '../upstream/client.ts'
import { HEALTH_CHECK_DEFAULTS } from '../upstream/health-check.ts'
import { DEFAULT_LIMITS } from '../upstream/limits.ts'

export interface OpenServicesDeps {
  readonly clock: Clock
  readonly cacheStore: CacheStore
  readonly idempotencyStore: IdempotencyStore
  /** The gateway's `SECRET_KEY`. */
  readonly secretKey: string
  /** Share of failures that opens the breaker of a service without one of its own, in force now. */
  readonly failureRatio: () => number
  /** Longest life of a kept answer of a service without one of its own, s, in force now. */
  readonly cacheSeconds: () => number
  readonly onBreakerChange: (service: string, state: ServiceState['breaker']) => void
  /** Records what is asked of a service; absent: nothing is traced. */
  readonly tracing?: ((service: string) => Policy) | undefined
}

export type Services = Readonly<Record<ServiceName, Service>>

/**
 * Clients, balancer and policies of one service. A `surrogate` keeps its answers and lets it steer that by
 * `Surrogate-Control`; `none` does not even make those who ask the same wait for each other.
 */
export const openService = (
  config: ServiceConfig,
  {
    clock,
    cacheStore,
    idempotencyStore,
    secretKey,
    failureRatio,
    cacheSeconds,
    onBreakerChange,
    tracing,
  }: OpenServicesDeps,
  caching: 'client' | 'surrogate' | 'none' = 'client',
): Service => {
  const clients = config.urls.map((origin) =>
    createClient({
      origin,
      maxConnections: config.maxConnections,
      connectTimeoutMs: config.connectTimeoutMs,
      headersTimeoutMs: headersTimeoutOf(config),
      contentIdleTimeoutMs: config.idleTimeoutMs,
      idleMs: config.keepAliveMs,
      ...(config.tls ? { tls: config.tls } : {}),
    }),
  )
  const { healthIntervalMs } = config
  const balancer = createBalancer(clients, {
    check: {
      intervalMs: healthIntervalMs,
      downIntervalMs: Math.min(healthIntervalMs, HEALTH_CHECK_DEFAULTS.downIntervalMs),
    },
  })
  const origins = new Set(clients.map((client) => client.origin))
  const cache =
    caching === 'none'
      ? null
      : createCache({
          ...{ store: cacheStore, clock, service: config.name, origins },
          longestSeconds: () => config.cacheSeconds ?? cacheSeconds(),
        })
  return createService(config, {
    instances: {
      send: balancer.send,
      instances: () => balancer.state(),
      ping: () => fastestPing(clients),
      close: () => balancer.close(),
    },
    clock,
    outer: [
      ...(cache === null ? [] : [caching === 'surrogate' ? asSurrogate(cache) : cache]),
      createIdempotency({ store: idempotencyStore, service: config.name, secretKey }),
      // Behind the cache: what it answers itself was never asked of the service.
      ...(tracing ? [tracing(config.name)] : []),
    ],
    troubledAnswers: caching === 'surrogate' ? 'pass' : 'repeat',
    random: Math.random,
    ...(config.slowMs === null
      ? {}
      : {
          adaptive: createAdaptiveLimit({ clock, least: 1, most: config.maxInFlight, slowMs: config.slowMs }),
        }),
    failureRatio: () => config.failureRatio ?? failureRatio(),
    onBreakerChange,
  })
}

/** Who gives a service more time than usual gives it to the beginning of the answer too: that is where slow work is waited for. */
export const headersTimeoutOf = ({
  headersTimeoutMs,
  timeoutMs,
}: Pick<ServiceConfig, 'headersTimeoutMs' | 'timeoutMs'>): number =>
  headersTimeoutMs ??
  (timeoutMs > SERVICE_SETTINGS.TIMEOUT_MS.fallback ? timeoutMs : DEFAULT_LIMITS.headersTimeoutMs)

/**
 * A further service keeps answers only when it was told to. One that does is asked once: the cache shows its 503, or hides
 * it behind an older answer where that is allowed (RFC 5861), and a repetition would do neither.
 */
export const openExtraService = (
  config: ExtraServiceConfig,
  settings: Pick<Settings, 'get' | 'onChange'>,
  deps: OpenServicesDeps,
): Service => {
  const caching = config.cache ? 'surrogate' : 'none'
  const service = createReloadableService(() =>
    openService(toExtraServiceConfig(config, settings), deps, caching),
  )
  followSettings(service, settings, (key) => key === 'extraServices')
  return service
}

/** A service answers when one of its instances does. */
const fastestPing = (clients: readonly Client[]): Promise<number> =>
  Promise.any(clients.map((client) => client.ping()))

/** Builds a service anew when a setting of it changes; what is under way ends on the old one. */
const followSettings = (
  service: ReloadableService,
  settings: Pick<Settings, 'onChange'>,
  concerns: (key: SettingKey) => boolean,
): void => {
  let isDue = false
  settings.onChange((key) => {
    if (isDue || !concerns(key)) return
    isDue = true
    // Several settings of a service may have changed together.
    queueMicrotask(() => {
      isDue = false
      service.reload()
    })
  })
}

/** Every service as the settings have it. */
export const openServices = (
  configs: Readonly<Record<ServiceName, ServiceConfig>>,
  settings: Pick<Settings, 'get' | 'origin' | 'onChange'>,
  deps: OpenServicesDeps,
): Services => {
  const open = (name: ServiceName): Service => {
    const service = createReloadableService(() =>
      openService(toServiceConfig(name, configs[name], settings), deps),
    )
    followSettings(service, settings, (key) => key.startsWith(`services.${name}.`))
    return service
  }
  const entries = SERVICE_NAMES.map((name) => [name, open(name)] as const)
  return Object.fromEntries(entries) as Services // boundary: fromEntries forgets the names
}
