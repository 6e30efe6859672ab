import { type Static, Type as t } from '@sinclair/typebox'
import { BROWSER_ORIGIN } from './address-formats.ts'
import { extraServices } from './service-members.ts'
import { serviceSettings } from './service-settings.ts'
import { define, type SettingDefinition } from './setting-definition.ts'

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
  ...serviceSettings('doctors', 'DOCTOR', 'médicos', 'doctors'),
  ...serviceSettings('patients', 'PATIENT', 'pacientes', 'patients'),
  ...serviceSettings('institutions', 'INSTITUTION', 'instituciones', 'institutions'),
  ...serviceSettings('admins', 'ADMIN', 'administradores', 'administrators'),
  extraServices: define(
    extraServices,
    {},
    null,
    [
      'Servicios adicionales',
      'Por nombre de servicio adicional, lo que manda sobre EXTRA_SERVICES: urls, timeoutMs, retries, maxInFlight y demás.',
    ],
    [
      'Further services',
      'By name of a further service, what wins over EXTRA_SERVICES: urls, timeoutMs, retries, maxInFlight and the like.',
    ],
  ),
  'breaker.failureRatio': define(
    t.Number({ minimum: 0.05, maximum: 1 }),
    0.5,
    null,
    [
      'Fallas que abren el interruptor',
      'Proporción de fallas, entre 20 solicitudes o más en 10 s, que abre el interruptor de un servicio.',
    ],
    [
      'Failures that open a breaker',
      'Share of failures, among 20 or more requests in 10 s, that opens a service’s breaker.',
    ],
  ),
  'limits.requestsPerMinute': define(
    t.Integer({ minimum: 10, maximum: 10_000_000 }),
    1_200,
    'RATE_LIMIT_PER_MINUTE',
    ['Solicitudes por minuto', 'Solicitudes por minuto que se aceptan de una cuenta o dirección.'],
    ['Requests a minute', 'Requests a minute taken from one account or address.'],
  ),
  'limits.loginsPerMinute': define(
    t.Integer({ minimum: 1, maximum: 1_000 }),
    5,
    null,
    ['Inicios de sesión por minuto', 'Intentos de inicio de sesión por minuto y cuenta.'],
    ['Logins a minute', 'Login attempts a minute for one account.'],
  ),
  'cors.origins': define(
    t.Array(t.String({ format: BROWSER_ORIGIN }), { maxItems: 50 }),
    [],
    'CORS_ORIGINS',
    ['Sitios que pueden usar la API', 'Orígenes de otros sitios que pueden usar la API desde el navegador.'],
    ['Sites that may use the API', 'Origins of other sites that may use the API from a browser.'],
  ),
  maintenance: define(
    maintenance,
    { active: false, prefixes: [], retryAfterSeconds: 600 },
    null,
    ['Mantenimiento', 'Modo de mantenimiento: 503 en las rutas elegidas; los administradores pasan.'],
    ['Maintenance', 'Maintenance mode: 503 on the chosen routes; administrators pass.'],
  ),
  announcement: define(
    announcement,
    null,
    null,
    ['Aviso general', 'Aviso que se muestra en todas las páginas.'],
    ['General announcement', 'Announcement shown on every page.'],
  ),
  'cache.maxAgeSeconds': define(
    t.Integer({ minimum: 0, maximum: 86_400 }),
    900,
    null,
    [
      'Tiempo en caché',
      'Vida máxima, en segundos, de una respuesta guardada donde la ruta lo permite; 0 no guarda ninguna.',
    ],
    ['Time in cache', 'Longest life, seconds, of a kept answer where the route allows it; 0 keeps none.'],
  ),
  'log.level': define(
    t.Union(LOG_LEVELS.map((level) => t.Literal(level))),
    'info',
    'LOG_LEVEL',
    ['Detalle de la bitácora', 'Desde qué gravedad se escribe una línea en la bitácora.'],
    ['Detail of the log', 'From which severity on a line is written to the log.'],
  ),
} as const satisfies Record<string, SettingDefinition>

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<Key extends SettingKey> = Static<(typeof SETTINGS)[Key]['schema']>

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)
