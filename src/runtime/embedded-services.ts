import { type Config, SERVICE_NAMES, type ServiceName } from '../config.ts'

export interface ReachableServices {
  /** The configuration with the address of every service filled in. */
  readonly config: Config
  /** Services that stand-ins answer for. */
  readonly embedded: ReadonlySet<ServiceName>
  close(): Promise<void>
}

const startAll = async (names: readonly ServiceName[], { services, dataDir, jwt }: Config) => {
  // Loaded here: a gateway with real services does without them.
  const { startStandIns } = await import('../standins/stand-ins.ts')
  const authUrl = services.auth.urls[0]?.origin
  const started = await startStandIns({
    names,
    dataDir,
    jwtSecret: jwt.secret,
    ...(authUrl ? { authUrl } : {}),
  })
  return Object.values(started)
}

/** Starts a stand-in for every service without an address (never in production: `parseConfig` refuses it there). */
export const reachServices = async (config: Config): Promise<ReachableServices> => {
  const names = SERVICE_NAMES.filter((name) => config.services[name].urls.length === 0)
  const running = names.length === 0 ? [] : await startAll(names, config)
  const services = { ...config.services }
  for (const { name, url } of running) services[name] = { ...services[name], urls: [new URL(url)] }
  return {
    config: Object.freeze({ ...config, services }),
    embedded: new Set(names),
    close: async () => {
      await Promise.all(running.map((standIn) => standIn.close()))
    },
  }
}
