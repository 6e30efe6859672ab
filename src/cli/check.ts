import { type Config, SERVICE_NAMES } from '../config.ts'
import { openStores } from '../runtime/stores.ts'
import { readTextFile } from '../runtime/text-file.ts'
import { environmentSettings } from '../settings/environment-settings.ts'
import { isSettingKey, SETTINGS } from '../settings/registry.ts'
import { createSettings } from '../settings/settings.ts'
import { NO_SNAPSHOT } from '../settings/snapshot.ts'
import type { Database } from '../storage/database.ts'
import { dueMigrations } from '../storage/migrations.ts'
import { createDependencyReport, type Dependency } from '../telemetry/dependency-report.ts'
import { askStatus } from './ask-status.ts'
import { type Command, EXIT } from './command.ts'
import { readConfig } from './read-config.ts'

const TIMEOUT_MS = 5000

export const check: Command = {
  name: 'check',
  parameters: '',
  summary: 'validates the configuration and dials every dependency; exit 0 when all is well',
  run: async ({ environment, print }) => {
    const config = readConfig(environment)
    const stores = await openStores(config, () => undefined)
    const dependencies = [...stores.dependencies, ...toServices(config), ...toFiles(config)]
    const report = createDependencyReport(dependencies, { timeoutMs: TIMEOUT_MS })
    try {
      const states = await report()
      const width = Math.max(...dependencies.map(({ name }) => name.length))
      for (const [index, { name, kind, state, latency_ms }] of states.entries()) {
        const where = dependencies[index]?.where ?? ''
        print(
          `${state === 'up' ? 'ok  ' : 'FAIL'}  ${name.padEnd(width)}  ${kind}  ${where}  ${latency_ms} ms`,
        )
      }
      const due = await dueMigrations(stores.database)
      if (due.length > 0) print(`note  the next start runs ${due.join(', ')}`)
      for (const line of await settingLines(stores.database, config)) print(line)
      const failed = states.filter(({ state }) => state === 'down').length
      print(
        failed === 0 ? 'The configuration is valid and every dependency answers.' : `${failed} problem(s).`,
      )
      return failed === 0 ? EXIT.ok : EXIT.failed
    } finally {
      await stores.close()
    }
  },
}

/** The settings that are not at their default, and whether environment or database has the last word. */
const settingLines = async (database: Database, config: Config): Promise<readonly string[]> => {
  const settings = createSettings({
    database,
    environment: environmentSettings(config),
    snapshot: NO_SNAPSHOT,
    onFault: () => undefined,
  })
  await settings.reload()
  return Object.keys(SETTINGS)
    .filter(isSettingKey)
    .filter((key) => settings.origin(key) !== 'default')
    .map((key) => `set   ${key} = ${JSON.stringify(settings.get(key))}  (${settings.origin(key)})`)
}

/** One line per instance; an embedded service starts with the gateway, so there is nothing to dial. */
const toServices = (config: Config): readonly Dependency[] => {
  const services = [...SERVICE_NAMES.map((name) => config.services[name]), ...config.extraServices]
  return services.flatMap(({ name, urls }): readonly Dependency[] =>
    urls.length === 0
      ? [{ name, kind: 'embedded', where: 'stand-in', ping: async () => undefined }]
      : urls.map((url) => ({
          name,
          kind: 'real',
          where: url.origin,
          ping: () => dial(new URL('/health', url)),
        })),
  )
}

const dial = async (url: URL): Promise<void> => {
  const status = await askStatus(url, { timeoutMs: TIMEOUT_MS, verifyCertificate: true })
  if (status >= 500) throw new Error(`answered ${status}`)
}

const toFiles = ({ tls, jwt }: Config): readonly Dependency[] => [
  ...(tls ? [tls.certFile, tls.keyFile] : []).map(
    (path): Dependency => ({ name: 'tls', kind: 'real', where: path, ping: async () => readTextFile(path) }),
  ),
  ...(jwt.jwksUrl ? [jwt.jwksUrl] : []).map(
    (url): Dependency => ({ name: 'jwks', kind: 'real', where: url.origin, ping: () => dial(url) }),
  ),
]
