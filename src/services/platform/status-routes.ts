import { Elysia } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { toIso, toIsoOrNull } from '../iso-time.ts'
import { jsonAnswer } from '../json-answer.ts'
import { answers } from '../responses.ts'
import { PlatformStatus } from './model.ts'
import type { Platform } from './platform.ts'
import { rules } from './rules.ts'
import { toServiceStatuses } from './service-status.ts'

/** How services, stores and gateways are doing. */
export const statusRoutes = ({ services, pulses, dependencies, roster }: Platform) => {
  const status = async (): Promise<Response> => {
    // A database that is away is what an administrator came to see: it takes only the list of gateways with it.
    const [states, gateways] = await Promise.all([dependencies(), roster.list().catch(() => [])])
    return jsonAnswer({
      services: toServiceStatuses(services(), pulses).map((service) => ({
        name: service.name,
        breaker: service.breaker,
        open_since: toIsoOrNull(service.openSince),
        in_flight: service.inFlight,
        queued: service.queued,
        p50_ms: service.p50Ms,
        p99_ms: service.p99Ms,
        error_share: service.errorShare,
        last_failure_at: toIsoOrNull(service.lastFailureAt),
        instances: service.instances.map(({ origin, healthy, inFlight }) => ({
          origin,
          healthy,
          in_flight: inFlight,
        })),
      })),
      dependencies: states,
      gateways: gateways.map(({ id, address, version, startedAt }) => ({
        id,
        address,
        version,
        started_at: toIso(startedAt),
      })),
    })
  }
  return new Elysia({ name: 'services/platform/status' }).get('/status', status, {
    ...ruled(rules.status),
    response: answers(PlatformStatus),
  })
}
