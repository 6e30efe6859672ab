import type { ExtraServiceConfig, ServiceConfig, ServiceName } from '../config.ts'
import type { Settings } from './settings.ts'

/** What a setting may change of a service, beside its addresses. */
export const OVERRIDABLE = [
  'timeoutMs',
  'connectTimeoutMs',
  'headersTimeoutMs',
  'idleTimeoutMs',
  'keepAliveMs',
  'healthIntervalMs',
  'maxInFlight',
  'slowMs',
  'retries',
  'maxConnections',
  'failureRatio',
  'cacheSeconds',
] as const satisfies readonly (keyof ServiceConfig)[]

const toUrls = (addresses: readonly string[]): readonly URL[] => addresses.map((address) => new URL(address))

/** A service as the settings have it now; what nobody changed stays as the process was started with. */
export const toServiceConfig = (
  name: ServiceName,
  start: ServiceConfig,
  settings: Pick<Settings, 'get' | 'origin'>,
): ServiceConfig => {
  const isStored = (member: (typeof OVERRIDABLE)[number] | 'urls') =>
    settings.origin(`services.${name}.${member}`) === 'database'
  const urls = isStored('urls') ? settings.get(`services.${name}.urls`) : []
  const changed = OVERRIDABLE.filter(isStored).map((member) => [
    member,
    settings.get(`services.${name}.${member}`),
  ])
  // The registry types each key of a member as the configuration does.
  return { ...start, ...(urls.length > 0 ? { urls: toUrls(urls) } : {}), ...Object.fromEntries(changed) }
}

/** A further service as the settings have it now. */
export const toExtraServiceConfig = (
  start: ExtraServiceConfig,
  settings: Pick<Settings, 'get'>,
): ExtraServiceConfig => {
  const { urls, ...changed } = settings.get('extraServices')[start.name] ?? {}
  return { ...start, ...changed, ...(urls ? { urls: toUrls(urls) } : {}) }
}
