import { setTimeout as wait } from 'node:timers/promises'
import type { AnyElysia } from 'elysia'
import { createApp } from '../app.ts'
import type { Config, ServiceName } from '../config.ts'
import type { GatewayError } from '../errors.ts'
import { createLimiter } from '../identity/limiter.ts'
import { createLoginDefence, LOGIN_CEILING } from '../identity/login-defence.ts'
import { createSessions } from '../identity/sessions.ts'
import { createUniformLogin } from '../identity/uniform-login.ts'
import { createSystemClock } from '../policies/clock.ts'
import { createMemoryCacheStore } from '../policies/memory-cache-store.ts'
import { createMemoryIdempotencyStore } from '../policies/memory-idempotency-store.ts'
import { createRedisCacheStore } from '../policies/redis-cache-store.ts'
import { createRedisIdempotencyStore } from '../policies/redis-idempotency-store.ts'
import { createLastingConnections } from '../proxy/lasting-connections.ts'
import type { Service } from '../proxy/service.ts'
import { createContactMessages } from '../records/contact-messages.ts'
import { toReplayEvent } from '../records/replay-event.ts'
import type { Lifecycle } from '../runtime/lifecycle.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Stores } from '../runtime/stores.ts'
import type { Settings } from '../settings/settings.ts'
import { DEMO_ACCOUNTS } from '../standins/seed/demo-accounts.ts'
import type { GatewayRoster } from '../storage/gateway-roster.ts'
import { createAccessLog } from '../telemetry/access-log.ts'
import { createDependencyReport, type Dependency } from '../telemetry/dependency-report.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { Logger } from '../telemetry/logger.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { createPseudonym } from '../telemetry/pseudonym.ts'
import { createServicePulses } from '../telemetry/service-pulse.ts'
import type { Assets } from '../web/assets.ts'
import { liveLimits, liveLoginLimiter } from './live-limits.ts'
import { type OpenServicesDeps, openExtraService, openServices } from './open-services.ts'
import { openTracing } from './open-tracing.ts'
import type { OpenedTrail } from './open-trail.ts'
import { VERSION } from './version.ts'

export interface Assembly {
  /** Every service has an address in it. */
  readonly config: Config
  readonly runtime: Runtime
  readonly lifecycle: Lifecycle
  readonly logger: Logger
  readonly stores: Pick<Stores, 'database' | 'sessionStore' | 'redis' | 'dependencies'>
  readonly assets: Assets
  readonly fixedFiles: AnyElysia
  readonly roster: Pick<GatewayRoster, 'list'>
  readonly settings: Settings
  readonly trail: Pick<OpenedTrail, 'trail' | 'store'>
  /** Services that stand-ins answer for. */
  readonly embedded: ReadonlySet<ServiceName>
}

/** Builds the app over opened stores and reached services; dials nothing itself. */
export const assemble = ({
  config,
  runtime,
  lifecycle,
  logger,
  stores,
  assets,
  fixedFiles,
  settings,
  trail,
  roster,
  embedded,
}: Assembly) => {
  const clock = createSystemClock()
  const lasting = createLastingConnections(clock)
  const metrics = createMetrics()
  const pulses = createServicePulses(clock.wallMs)
  const tracing =
    config.otlpEndpoint && openTracing(config.otlpEndpoint, { clock, logger, registry: metrics.registry })
  const serviceDeps: OpenServicesDeps = {
    clock,
    cacheStore: stores.redis ? createRedisCacheStore(stores.redis) : createMemoryCacheStore(clock),
    idempotencyStore: stores.redis
      ? createRedisIdempotencyStore(stores.redis)
      : createMemoryIdempotencyStore(clock),
    secretKey: config.secretKey,
    failureRatio: () => settings.get('breaker.failureRatio'),
    cacheSeconds: () => settings.get('cache.maxAgeSeconds'),
    onBreakerChange: (service, state) => {
      logger.warn('breaker', { service, state })
      pulses.breakerChanged(service, state)
    },
    tracing: tracing?.policy,
  }
  const services = openServices(config.services, settings, serviceDeps)
  const extraServices = config.extraServices.map((extra) => ({
    config: extra,
    service: openExtraService(extra, settings, serviceDeps),
  }))
  const everyService = [...Object.values(services), ...extraServices.map(({ service }) => service)]
  metrics.watchServices(() => everyService.map((service) => service.state()))
  const dependencies: readonly Dependency[] = [
    ...stores.dependencies,
    ...everyService.map((service) => toDependency(service, embedded)),
  ]
  const redis = stores.redis?.native ?? null
  const writeLine = createAccessLog(logger, createPseudonym(config.secretKey))

  const app = createApp({
    config,
    clock,
    services,
    extraServices,
    sessions: createSessions({
      store: stores.sessionStore,
      session: config.session,
      jwt: config.jwt,
      now: clock.wallMs,
      acceptShortSecret: config.environment !== 'production',
      onEvent: metrics.sessionEvent,
      onReplay: (record) =>
        void trail.trail.record([toReplayEvent(record, clock.wallMs())]).catch(() => undefined),
    }),
    settings,
    database: stores.database,
    trail: trail.trail,
    auditStore: trail.store,
    limits: liveLimits(settings, config, redis),
    loginDefence: createLoginDefence({
      perNetwork: liveLoginLimiter(settings, redis),
      overall: createLimiter(LOGIN_CEILING, redis),
      wait,
    }),
    uniformLogin: createUniformLogin({ now: clock.now, wait }),
    contactMessages: createContactMessages(stores.database),
    health: {
      version: VERSION,
      dependencies: createDependencyReport(dependencies),
      isDraining: lifecycle.isDraining,
    },
    assets,
    fixedFiles,
    demoAccounts: embedded.has('auth') ? DEMO_ACCOUNTS : [],
    pulses,
    observeView: metrics.membersLeftOut,
    roster,
    logAccess: (exchange, outcome) => {
      writeLine(exchange, outcome)
      metrics.requestFinished(exchange, outcome)
      if (exchange.upstream !== null && exchange.upstreamMs !== null)
        pulses.answered(exchange.upstream, exchange.upstreamMs, outcome.status >= 500)
      tracing?.finish(exchange, outcome)
    },
    openSpan: tracing?.open,
    reportFailure: createFailureReport(logger),
    peerAddress: (request) => runtime.peerAddress(request) ?? '',
    keepOpen: runtime.keepOpen,
    lasting,
    upgrade: runtime.upgrade,
  })
  const close = async (): Promise<void> => {
    await Promise.all([tracing?.close(), ...everyService.map((service) => service.close())])
  }
  return { app, metrics, dependencies, leaveLasting: lasting.leaveAll, close }
}

const toDependency = (service: Service, embedded: ReadonlySet<string>): Dependency => ({
  name: service.name,
  kind: embedded.has(service.name) ? 'embedded' : 'real',
  where: service
    .state()
    .instances.map(({ origin }) => origin)
    .join(', '),
  ping: () => service.ping(),
})

/** The gateway's own failures, with the class and place of their cause; its text may hold anything and stays out. */
const createFailureReport =
  (logger: Logger) =>
  (failure: GatewayError, exchange: Exchange): void => {
    if (failure.status < 500) return
    const { cause } = failure
    logger.error('failure', {
      request_id: exchange.requestId,
      code: failure.code,
      route: exchange.route,
      upstream: exchange.upstream,
      cause: cause instanceof Error ? cause.name : null,
      stage: hasStage(cause) ? cause.stage : null,
      at:
        cause instanceof Error && failure.code === 'internal_error'
          ? (cause.stack?.split('\n')[1]?.trim() ?? null)
          : null,
    })
  }

const hasStage = (cause: unknown): cause is { readonly stage: string } =>
  typeof cause === 'object' && cause !== null && 'stage' in cause && typeof cause.stage === 'string'
