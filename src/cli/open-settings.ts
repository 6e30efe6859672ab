import { join } from 'node:path'
import type { Config } from '../config.ts'
import { IN_MEMORY } from '../runtime/stores.ts'
import { environmentSettings } from '../settings/environment-settings.ts'
import { createSettings, type Settings } from '../settings/settings.ts'
import { createSettingsSnapshot, NO_SNAPSHOT } from '../settings/snapshot.ts'
import type { Database } from '../storage/database.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import type { Logger } from '../telemetry/logger.ts'

/** The settings in force, listening for changes; the level of the log follows them from here on. */
export const openSettings = async (database: Database, config: Config, logger: Logger): Promise<Settings> => {
  const settings = createSettings({
    database,
    environment: environmentSettings(config),
    furtherServices: config.extraServices.map(({ name }) => name),
    snapshot:
      config.dataDir === IN_MEMORY
        ? NO_SNAPSHOT
        : createSettingsSnapshot(join(config.dataDir, 'settings.json')),
    onFault: (fault) => logger.warn('settings_fault', { error: toFaultName(fault) }),
  })
  const followLevel = (): void =>
    logger.setLevel(settings.origin('log.level') === 'database' ? settings.get('log.level') : config.logLevel)
  settings.onChange((key) => {
    if (key === 'log.level') followLevel()
  })
  await settings.start()
  followLevel()
  return settings
}
