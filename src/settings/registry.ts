import { type Static, type TSchema, Type as t } from '@sinclair/typebox'
import { BROWSER_ORIGIN, SERVICE_ADDRESS } from './address-formats.ts'

/** One thing an operator can change while the gateway runs. */
export interface SettingDefinition<Schema extends TSchema = TSchema> {
  readonly schema: Schema
  readonly fallback: Static<Schema>
  /** Variable that wins over the database when it is set. */
  readonly environmentName: string | null
  readonly description: { readonly es: string; readonly en: string }
}

const define = <Schema extends TSchema>(
  schema: Schema,
  fallback: Static<Schema>,
  environmentName: string | null,
  es: string,
  en: string,
): SettingDefinition<Schema> => ({ schema, fallback, environmentName, description: { es, en } })

const milliseconds = t.Integer({ minimum: 100, maximum: 600_000 })
const serviceUrls = t.Array(t.String({ format: SERVICE_ADDRESS }), { maxItems: 16 })

const numberOrNull = t.Union([t.Null(), t.Number()])

const serviceSettings = <Name extends string>(name: Name, variable: string, es: string, en: string) =>
  ({
    [`services.${name}.urls`]: define(
      serviceUrls,
      [],
      `${variable}_SERVICE_URL`,
      `Direcciones del servicio de ${es}; vacío usa las del arranque.`,
      `Addresses of the ${en} service; empty keeps those of the start.`,
    ),
    [`services.${name}.timeoutMs`]: define(
      milliseconds,
      15_000,
      `${variable}_SERVICE_TIMEOUT_MS`,
      `Límite de toda una solicitud al servicio de ${es}, en milisegundos.`,
      `Limit of a whole request to the ${en} service, milliseconds.`,
    ),
    [`services.${name}.headersTimeoutMs`]: define(
      t.Union([t.Null(), milliseconds]),
      null,
      `${variable}_SERVICE_HEADERS_TIMEOUT_MS`,
      `Límite hasta el inicio de la respuesta del servicio de ${es}, en milisegundos; null: 5 s, o timeoutMs si pasa de 15 s.`,
      `Limit until the ${en} service begins to answer, milliseconds; null: 5 s, or timeoutMs where that is above 15 s.`,
    ),
    [`services.${name}.maxInFlight`]: define(
      t.Integer({ minimum: 1, maximum: 10_000 }),
      200,
      `${variable}_SERVICE_MAX_IN_FLIGHT`,
      `Solicitudes simultáneas al servicio de ${es}; las demás esperan su turno.`,
      `Requests in flight to the ${en} service; the others wait their turn.`,
    ),
    [`services.${name}.retries`]: define(
      t.Integer({ minimum: 0, maximum: 10 }),
      2,
      `${variable}_SERVICE_RETRIES`,
      `Reintentos de una solicitud segura al servicio de ${es}.`,
      `Retries of a safe request to the ${en} service.`,
    ),
    [`services.${name}.maxConnections`]: define(
      t.Integer({ minimum: 1, maximum: 10_000 }),
      256,
      `${variable}_SERVICE_MAX_CONNECTIONS`,
      `Conexiones abiertas con cada instancia del servicio de ${es}.`,
      `Open connections to each instance of the ${en} service.`,
    ),
    [`services.${name}.failureRatio`]: define(
      t.Union([t.Null(), t.Number({ minimum: 0.05, maximum: 1 })]),
      null,
      `${variable}_SERVICE_FAILURE_RATIO`,
      `Proporción de fallas que abre el interruptor del servicio de ${es}; null usa breaker.failureRatio.`,
      `Share of failures that opens the breaker of the ${en} service; null uses breaker.failureRatio.`,
    ),
    [`services.${name}.cacheSeconds`]: define(
      t.Union([t.Null(), t.Integer({ minimum: 0, maximum: 86_400 })]),
      null,
      `${variable}_SERVICE_CACHE_SECONDS`,
      `Vida máxima, en segundos, de una respuesta del servicio de ${es} en la caché; null usa cache.maxAgeSeconds.`,
      `Longest life, seconds, of an answer of the ${en} service in the cache; null uses cache.maxAgeSeconds.`,
    ),
    // Boundary: TypeScript widens computed keys to `string`; the template names them again.
  }) as Record<`services.${Name}.urls`, SettingDefinition<typeof serviceUrls>> &
    Record<
      `services.${Name}.${'timeoutMs' | 'maxInFlight' | 'retries' | 'maxConnections'}`,
      SettingDefinition<ReturnType<typeof t.Integer>>
    > &
    Record<
      `services.${Name}.${'headersTimeoutMs' | 'failureRatio' | 'cacheSeconds'}`,
      SettingDefinition<typeof numberOrNull>
    >

const announcement = t.Union([
  t.Null(),
  t.Object(
    {
      level: t.Union([t.Literal('info'), t.Literal('warning')]),
      es: t.String({ minLength: 1, maxLength: 280 }),
      en: t.String({ minLength: 1, maxLength: 280 }),
    },
    { additionalProperties: false },
  ),
])

const maintenance = t.Object(
  {
    active: t.Boolean(),
    /** Path prefixes; empty means all. */
    prefixes: t.Array(t.String({ pattern: '^/' }), { maxItems: 50 }),
    retryAfterSeconds: t.Integer({ minimum: 1, maximum: 86_400 }),
  },
  { additionalProperties: false },
)

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every setting, its type, its default and what it means. */
export const SETTINGS = {
  ...serviceSettings('auth', 'JWT', 'autenticación', 'authentication'),
  ...serviceSettings('doctors', 'DOCTOR', 'doctores', 'doctors'),
  ...serviceSettings('patients', 'PATIENT', 'pacientes', 'patients'),
  ...serviceSettings('institutions', 'INSTITUTION', 'instituciones', 'institutions'),
  ...serviceSettings('admins', 'ADMIN', 'administradores', 'administrators'),
  'breaker.failureRatio': define(
    t.Number({ minimum: 0.05, maximum: 1 }),
    0.5,
    null,
    'Proporción de fallas, entre 20 solicitudes o más en 10 s, que abre el interruptor de un servicio.',
    'Share of failures, among 20 or more requests in 10 s, that opens a service’s breaker.',
  ),
  'limits.requestsPerMinute': define(
    t.Integer({ minimum: 10, maximum: 10_000_000 }),
    1_200,
    'RATE_LIMIT_PER_MINUTE',
    'Solicitudes por minuto que se aceptan de una cuenta o dirección.',
    'Requests a minute taken from one account or address.',
  ),
  'limits.loginsPerMinute': define(
    t.Integer({ minimum: 1, maximum: 1_000 }),
    5,
    null,
    'Intentos de inicio de sesión por minuto y cuenta.',
    'Login attempts a minute for one account.',
  ),
  'cors.origins': define(
    t.Array(t.String({ format: BROWSER_ORIGIN }), { maxItems: 50 }),
    [],
    'CORS_ORIGINS',
    'Orígenes de otros sitios que pueden usar la API desde el navegador.',
    'Origins of other sites that may use the API from a browser.',
  ),
  maintenance: define(
    maintenance,
    { active: false, prefixes: [], retryAfterSeconds: 600 },
    null,
    'Modo de mantenimiento: 503 en las rutas elegidas; los administradores pasan.',
    'Maintenance mode: 503 on the chosen routes; administrators pass.',
  ),
  announcement: define(
    announcement,
    null,
    null,
    'Aviso que se muestra en todas las páginas.',
    'Announcement shown on every page.',
  ),
  'cache.maxAgeSeconds': define(
    t.Integer({ minimum: 0, maximum: 86_400 }),
    60,
    null,
    'Vida máxima de una respuesta compartida en la caché cuando la ruta lo permite.',
    'Longest life of a shared answer in the cache where the route allows it.',
  ),
  'log.level': define(
    t.Union(LOG_LEVELS.map((level) => t.Literal(level))),
    'info',
    'LOG_LEVEL',
    'Detalle de la bitácora.',
    'Detail of the log.',
  ),
} as const satisfies Record<string, SettingDefinition>

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<Key extends SettingKey> = Static<(typeof SETTINGS)[Key]['schema']>

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)
