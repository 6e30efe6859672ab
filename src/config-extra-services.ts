import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { ExtraServiceConfig } from './config.ts'
import type { Reader } from './config-reader.ts'
import { readServiceTls } from './config-service-tls.ts'
import { SERVICE_SETTINGS, SERVICE_VARIABLES, VARIABLES } from './config-variables.ts'
import { ROLES } from './identity/role.ts'

const ExtraService = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
    prefix: Type.String({ pattern: '^(/[A-Za-z0-9._~-]+)+$' }),
    url: Type.String({ minLength: 1 }),
    stripPrefix: Type.Boolean({ default: false }),
    public: Type.Boolean({ default: false }),
    roles: Type.Array(Type.Union(ROLES.map((role) => Type.Literal(role))), { default: [] }),
    cache: Type.Boolean({ default: false }),
    websocket: Type.Boolean({ default: false }),
    contentLimitBytes: Type.Integer({ minimum: 0, maximum: 2 ** 40, default: 10 * 2 ** 20 }),
    timeoutMs: Type.Integer({ minimum: 1, maximum: 600_000, default: SERVICE_SETTINGS.TIMEOUT_MS.fallback }),
    connectTimeoutMs: Type.Integer({
      minimum: 1,
      maximum: 60_000,
      default: SERVICE_SETTINGS.CONNECT_TIMEOUT_MS.fallback,
    }),
    idleTimeoutMs: Type.Integer({
      minimum: 1,
      maximum: 600_000,
      default: SERVICE_SETTINGS.IDLE_TIMEOUT_MS.fallback,
    }),
    keepAliveMs: Type.Integer({
      minimum: 1,
      maximum: 600_000,
      default: SERVICE_SETTINGS.KEEP_ALIVE_MS.fallback,
    }),
    healthIntervalMs: Type.Integer({
      minimum: 100,
      maximum: 600_000,
      default: SERVICE_SETTINGS.HEALTH_INTERVAL_MS.fallback,
    }),
    headersTimeoutMs: Type.Union([Type.Integer({ minimum: 1, maximum: 600_000 }), Type.Null()], {
      default: null,
    }),
    maxInFlight: Type.Integer({
      minimum: 1,
      maximum: 100_000,
      default: SERVICE_SETTINGS.MAX_IN_FLIGHT.fallback,
    }),
    slowMs: Type.Union([Type.Integer({ minimum: 1, maximum: 600_000 }), Type.Null()], { default: null }),
    retries: Type.Integer({ minimum: 0, maximum: 10, default: SERVICE_SETTINGS.RETRIES.fallback }),
    maxConnections: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: SERVICE_SETTINGS.MAX_CONNECTIONS.fallback,
    }),
    failureRatio: Type.Union([Type.Number({ minimum: 0.05, maximum: 1 }), Type.Null()], { default: null }),
  },
  { additionalProperties: false },
)

const NAME = 'EXTRA_SERVICES'

const parseArray = (text: string): readonly unknown[] | null => {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}

/**
 * Reads `EXTRA_SERVICES` (design section 2.2); each wrong member is a problem named by its place. Certificates come from
 * variables as those of the five services do: `LABS_SERVICE_CA_FILE` and so on.
 */
export const readExtraServices = (
  reader: Reader,
  taken: readonly string[],
): readonly ExtraServiceConfig[] => {
  const text = reader.value(NAME, VARIABLES.EXTRA_SERVICES)
  if (text === null) return []
  const entries = parseArray(text)
  if (entries === null) {
    reader.refuse(NAME, 'not a JSON array', VARIABLES.EXTRA_SERVICES.allowed)
    return []
  }
  const names = new Set([...taken, ...Object.values(SERVICE_VARIABLES)])
  const prefixes: string[] = []
  return entries.flatMap((entry, index) => {
    const filled = Value.Default(ExtraService, entry)
    if (!Value.Check(ExtraService, filled)) {
      for (const fault of Value.Errors(ExtraService, filled)) {
        reader.refuse(`${NAME}/${index}${fault.path}`, 'a wrong value', fault.message.toLowerCase())
      }
      return []
    }
    const variables = `${filled.name.toUpperCase().replaceAll('-', '_')}_SERVICE`
    if (names.has(filled.name) || names.has(variables))
      reader.refuse(`${NAME}/${index}/name`, `found ${filled.name}`, 'a name not used yet')
    // Below another's prefix it would take requests from it, perhaps past its guard. The gateway's own: `own-areas.ts`.
    const holder = prefixes.find((prefix) => `${filled.prefix}/`.startsWith(`${prefix}/`))
    if (holder !== undefined)
      reader.refuse(`${NAME}/${index}/prefix`, `found ${filled.prefix}`, `a prefix that is not in ${holder}`)
    prefixes.push(filled.prefix)
    names.add(filled.name).add(variables)
    const tls = readServiceTls(reader, variables)
    const urls = readUrls(reader, index, filled.url)
    // How long it keeps an answer is for the service to say (`Cache-Control`).
    return [{ ...filled, urls, cacheSeconds: null, ...(tls === null ? {} : { tls }) }]
  })
}

const readUrls = (reader: Reader, index: number, url: string): readonly URL[] => {
  try {
    return SERVICE_SETTINGS.URL.decode(url)
  } catch {
    reader.refuse(`${NAME}/${index}/url`, 'a wrong value', SERVICE_SETTINGS.URL.allowed)
    return []
  }
}
