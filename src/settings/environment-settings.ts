import { type Config, SERVICE_NAMES } from '../config.ts'
import { SETTINGS, type SettingKey } from './registry.ts'
import { OVERRIDABLE } from './service-config.ts'

/** Settings whose variable the operator has set: the environment wins over the database. */
export const environmentSettings = (config: Config): Readonly<Partial<Record<SettingKey, unknown>>> =>
  Object.fromEntries(
    [...startValues(config)].filter(([key]) => {
      const name = SETTINGS[key].environmentName
      return name !== null && config.given.has(name)
    }),
  )

/** What the configuration says of every setting that has a variable, set or not. */
const startValues = (config: Config): ReadonlyMap<SettingKey, unknown> => {
  const values = new Map<SettingKey, unknown>([
    ['limits.requestsPerMinute', config.limits.apiPerMinute],
    ['cors.origins', config.corsOrigins],
    ['log.level', config.logLevel],
  ])
  for (const name of SERVICE_NAMES) {
    const service = config.services[name]
    values.set(
      `services.${name}.urls`,
      service.urls.map(({ origin }) => origin),
    )
    for (const member of OVERRIDABLE) values.set(`services.${name}.${member}`, service[member])
  }
  return values
}
