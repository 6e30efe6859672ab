import { X509Certificate } from 'node:crypto'
import { type Config, SERVICE_NAMES, type ServiceTls } from '../config.ts'
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
import { describeGateway } from './describe-gateway.ts'
import { toFaultText } from './fault-text.ts'
import { misspeltVariables } from './misspelt-variables.ts'
import { readConfig } from './read-config.ts'
import { refuseWorkers } from './refuse-workers.ts'

const TIMEOUT_MS = 5000

export const check: Command = {
  name: 'check',
  parameters: '',
  summary: 'validates the configuration and dials every dependency; exit 0 when all is well',
  run: async ({ environment, runtime, print }) => {
    const config = readConfig(environment)
    refuseWorkers(config, runtime)
    // What only shows when the routes are put together.
    await describeGateway(environment, runtime)
    // The first fault of Redis says more than what follows from it: a wrong password rather than "offline".
    let redisFault: unknown = null
    const stores = await openStores(config, (_store, fault) => {
      redisFault ??= fault
    })
    const faults = new Map<Dependency, unknown>()
    const dependencies = [...stores.dependencies, ...toServices(config), ...toKeys(config)]
    const report = createDependencyReport(dependencies, {
      timeoutMs: TIMEOUT_MS,
      onFault: (dependency, fault) => faults.set(dependency, fault),
    })
    try {
      const states = await report()
      const width = Math.max(...dependencies.map(({ name }) => name.length))
      for (const [index, { name, kind, state, latency_ms }] of states.entries()) {
        const dependency = dependencies[index]
        const fault = (name === 'sessions' ? redisFault : null) ?? (dependency && faults.get(dependency))
        print(
          [
            state === 'up' ? 'ok  ' : 'FAIL',
            name.padEnd(width),
            kind,
            dependency?.where,
            state === 'up' ? `${latency_ms} ms` : toFaultText(fault ?? `no answer in ${TIMEOUT_MS} ms`),
          ].join('  '),
        )
      }
      const isThere = states.some(({ name, state }) => name === 'database' && state === 'up')
      const due = isThere ? await dueMigrations(stores.database) : []
      if (due.length > 0) print(`note  the next start runs ${due.join(', ')}`)
      for (const { name, meant } of misspeltVariables(environment))
        print(`note  ${name} is no variable of the gateway; ${meant} is`)
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
  return services.flatMap(({ name, urls, tls }): readonly Dependency[] =>
    urls.length === 0
      ? [{ name, kind: 'embedded', where: 'stand-in', ping: async () => undefined }]
      : urls.map((url) => ({
          name,
          kind: 'real',
          where: url.origin,
          ping: () => dial(new URL('/health', url), (status) => status < 500, tls),
        })),
  )
}

const dial = async (url: URL, isWell: (status: number) => boolean, tls?: ServiceTls): Promise<void> => {
  const status = await askStatus(url, {
    timeoutMs: TIMEOUT_MS,
    verifyCertificate: true,
    ...(tls ? { tls } : {}),
  })
  if (!isWell(status)) throw new Error(`answered ${status}`)
}

/** Our certificate, and the key set of the tokens. */
const toKeys = ({ tls, jwt }: Config): readonly Dependency[] => [
  ...(tls ? [tls.certFile] : []).map(
    (path): Dependency => ({ name: 'tls', kind: 'real', where: path, ping: async () => demandValid(path) }),
  ),
  ...(jwt.jwksUrl ? [jwt.jwksUrl] : []).map(
    (url): Dependency => ({
      name: 'jwks',
      kind: 'real',
      where: url.origin,
      ping: () => dial(url, (status) => status === 200),
    }),
  ),
]

const demandValid = (path: string): void => {
  const { validTo } = new X509Certificate(readTextFile(path))
  if (Date.parse(validTo) < Date.now()) throw new Error(`expired on ${validTo}`)
}
