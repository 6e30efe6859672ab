import { Elysia, t } from 'elysia'
import type { ServiceState } from '../proxy/service.ts'
import { conditionOf } from '../proxy/service-condition.ts'
import type { DependencyState } from '../telemetry/dependency-report.ts'
import { type Endpoint, toEndpoints } from './endpoint.ts'
import type { RegisteredRoute } from './route-index.ts'
import { ruled } from './rule.ts'

export interface HealthDeps {
  readonly version: string
  readonly dependencies: () => Promise<readonly DependencyState[]>
  readonly services: () => readonly ServiceState[]
  /** True from the moment the process was told to stop. */
  readonly isDraining: () => boolean
  /** All routes of the finished app. */
  readonly routes: () => readonly RegisteredRoute[]
}

const Health = t.Object({ status: t.Literal('healthy'), service: t.String(), version: t.String() })

const Readiness = t.Object({
  status: t.Union([t.Literal('ready'), t.Literal('not_ready'), t.Literal('draining')]),
  dependencies: t.Array(
    t.Object({
      name: t.String(),
      kind: t.Union([t.Literal('real'), t.Literal('embedded')]),
      state: t.Union([t.Literal('up'), t.Literal('down')]),
      latency_ms: t.Number(),
    }),
  ),
})

const ApiHealth = t.Object({
  status: t.Union([t.Literal('healthy'), t.Literal('degraded')]),
  service: t.String(),
  version: t.String(),
  services: t.Array(
    t.Object({
      name: t.String(),
      state: t.Union([t.Literal('up'), t.Literal('degraded'), t.Literal('down')]),
      breaker: t.Union([t.Literal('closed'), t.Literal('open'), t.Literal('half-open')]),
      in_flight: t.Number(),
      queued: t.Number(),
    }),
  ),
  endpoints: t.Array(t.Object({ method: t.String(), path: t.String(), summary: t.String() })),
})

const SERVICE = 'predicthealth-gateway'

/** `/health`, `/ready` and `/api/v1/health` (design section 2.3); all public, none names an inner address. */
export const health = (deps: HealthDeps) => {
  let endpoints: readonly Endpoint[] | null = null
  return new Elysia({ name: 'plugins/health' })
    .get('/health', () => ({ status: 'healthy' as const, service: SERVICE, version: deps.version }), {
      ...ruled({ summary: 'Dice que el proceso vive', access: 'public', unguarded: true }),
      response: Health,
    })
    .get(
      '/ready',
      async ({ status }) => {
        const dependencies = [...(await deps.dependencies())]
        if (deps.isDraining()) return status(503, { status: 'draining' as const, dependencies })
        const ready = dependencies.every(({ state }) => state === 'up')
        return ready
          ? status(200, { status: 'ready' as const, dependencies })
          : status(503, { status: 'not_ready' as const, dependencies })
      },
      {
        ...ruled({ summary: 'Dice si cada dependencia responde', access: 'public', unguarded: true }),
        response: { 200: Readiness, 503: Readiness },
      },
    )
    .get(
      '/api/v1/health',
      () => {
        endpoints ??= toEndpoints(deps.routes())
        const services = deps.services().map(toServiceHealth)
        return {
          status: services.every(({ state }) => state === 'up')
            ? ('healthy' as const)
            : ('degraded' as const),
          service: SERVICE,
          version: deps.version,
          services,
          endpoints: endpoints.map(({ method, path, rule }) => ({
            method,
            path,
            summary: rule?.summary ?? '',
          })),
        }
      },
      {
        ...ruled({ summary: 'Estado de los servicios y todas las rutas', access: 'public', unguarded: true }),
        response: ApiHealth,
      },
    )
}

const toServiceHealth = (service: ServiceState) => {
  const { name, breaker, inFlight, queued } = service
  return { name, state: conditionOf(service), breaker, in_flight: inFlight, queued }
}
