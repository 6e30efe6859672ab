import type { ServiceConfig, ServiceName } from '../config.ts'
import type { Settings } from './settings.ts'

type Overridable =
  | 'timeoutMs'
  | 'headersTimeoutMs'
  | 'maxInFlight'
  | 'retries'
  | 'maxConnections'
  | 'failureRatio'
  | 'cacheSeconds'

/** A service as the settings have it now; what nobody changed stays as the process was started with. */
export const toServiceConfig = (
  name: ServiceName,
  start: ServiceConfig,
  settings: Pick<Settings, 'get' | 'origin'>,
): ServiceConfig => {
  const urls = settings.get(`services.${name}.urls`)
  const inForce = <Member extends Overridable>(member: Member): ServiceConfig[Member] =>
    settings.origin(`services.${name}.${member}`) === 'database'
      ? // Boundary: the registry types each key of this member as the configuration does.
        (settings.get(`services.${name}.${member}`) as ServiceConfig[Member])
      : start[member]
  return {
    ...start,
    urls:
      settings.origin(`services.${name}.urls`) === 'database' && urls.length > 0
        ? urls.map((url) => new URL(url))
        : start.urls,
    timeoutMs: inForce('timeoutMs'),
    headersTimeoutMs: inForce('headersTimeoutMs'),
    maxInFlight: inForce('maxInFlight'),
    retries: inForce('retries'),
    maxConnections: inForce('maxConnections'),
    failureRatio: inForce('failureRatio'),
    cacheSeconds: inForce('cacheSeconds'),
  }
}
