import type { ServiceConfig, ServiceName } from '../config.ts'
import type { Settings } from './settings.ts'

/** A service as the settings have it now; what nobody changed stays as the process was started with. */
export const toServiceConfig = (
  name: ServiceName,
  start: ServiceConfig,
  settings: Pick<Settings, 'get' | 'origin'>,
): ServiceConfig => {
  const urls = settings.get(`services.${name}.urls`)
  const number = (member: 'timeoutMs' | 'maxInFlight' | 'retries'): number =>
    settings.origin(`services.${name}.${member}`) === 'database'
      ? settings.get(`services.${name}.${member}`)
      : start[member]
  return {
    ...start,
    urls:
      settings.origin(`services.${name}.urls`) === 'database' && urls.length > 0
        ? urls.map((url) => new URL(url))
        : start.urls,
    timeoutMs: number('timeoutMs'),
    maxInFlight: number('maxInFlight'),
    retries: number('retries'),
  }
}
