import { Type as t } from '@sinclair/typebox'
import { SERVICE_SETTINGS } from '../config-variables.ts'
import { SERVICE_ADDRESS } from './address-formats.ts'
import { members } from './service-members.ts'
import { define, type SettingDefinition } from './setting-definition.ts'

const serviceUrls = t.Array(t.String({ format: SERVICE_ADDRESS }), { maxItems: 16 })

const numberOrNull = t.Union([t.Null(), t.Number()])

/** The settings that each service has. */
export const serviceSettings = <Name extends string>(name: Name, variable: string, es: string, en: string) =>
  ({
    [`services.${name}.urls`]: define(
      serviceUrls,
      [],
      `${variable}_SERVICE_URL`,
      [`Direcciones del servicio de ${es}`, `Direcciones del servicio de ${es}; vacío usa las del arranque.`],
      [`Addresses of the ${en} service`, `Addresses of the ${en} service; empty keeps those of the start.`],
    ),
    [`services.${name}.timeoutMs`]: define(
      members.timeoutMs,
      SERVICE_SETTINGS.TIMEOUT_MS.fallback,
      `${variable}_SERVICE_TIMEOUT_MS`,
      [
        `Tiempo total del servicio de ${es}`,
        `Límite de toda una solicitud al servicio de ${es}, en milisegundos.`,
      ],
      [`Whole time of the ${en} service`, `Limit of a whole request to the ${en} service, milliseconds.`],
    ),
    [`services.${name}.connectTimeoutMs`]: define(
      members.connectTimeoutMs,
      SERVICE_SETTINGS.CONNECT_TIMEOUT_MS.fallback,
      `${variable}_SERVICE_CONNECT_TIMEOUT_MS`,
      [
        `Tiempo para conectar con el servicio de ${es}`,
        `Límite para conectar con el servicio de ${es}, TLS incluido, en milisegundos.`,
      ],
      [
        `Time to connect to the ${en} service`,
        `Limit of a connection to the ${en} service, TLS included, milliseconds.`,
      ],
    ),
    [`services.${name}.idleTimeoutMs`]: define(
      members.idleTimeoutMs,
      SERVICE_SETTINGS.IDLE_TIMEOUT_MS.fallback,
      `${variable}_SERVICE_IDLE_TIMEOUT_MS`,
      [
        `Silencio del servicio de ${es}`,
        `Silencio máximo del servicio de ${es} dentro de un contenido, en milisegundos.`,
      ],
      [
        `Silence of the ${en} service`,
        `Longest silence of the ${en} service inside a content, milliseconds.`,
      ],
    ),
    [`services.${name}.keepAliveMs`]: define(
      members.keepAliveMs,
      SERVICE_SETTINGS.KEEP_ALIVE_MS.fallback,
      `${variable}_SERVICE_KEEP_ALIVE_MS`,
      [
        `Vida de una conexión libre con el servicio de ${es}`,
        `Vida de una conexión libre con el servicio de ${es}, en milisegundos; menos de lo que él mismo espera.`,
      ],
      [
        `Life of a free connection to the ${en} service`,
        `Life of a free connection to the ${en} service, milliseconds; less than the service itself waits.`,
      ],
    ),
    [`services.${name}.healthIntervalMs`]: define(
      members.healthIntervalMs,
      SERVICE_SETTINGS.HEALTH_INTERVAL_MS.fallback,
      `${variable}_SERVICE_HEALTH_INTERVAL_MS`,
      [
        `Revisiones del servicio de ${es}`,
        `Tiempo entre dos revisiones de /health de cada instancia del servicio de ${es}, si tiene varias, en milisegundos.`,
      ],
      [
        `Health checks of the ${en} service`,
        `Time between two checks of the /health of each instance of the ${en} service, where it has several, milliseconds.`,
      ],
    ),
    [`services.${name}.headersTimeoutMs`]: define(
      members.headersTimeoutMs,
      null,
      `${variable}_SERVICE_HEADERS_TIMEOUT_MS`,
      [
        `Tiempo del servicio de ${es} para empezar a responder`,
        `Límite hasta el inicio de la respuesta del servicio de ${es}, en milisegundos; sin valor, 5 s, o timeoutMs si pasa de 15 s.`,
      ],
      [
        `Time of the ${en} service to begin its answer`,
        `Limit until the ${en} service begins to answer, milliseconds; without a value 5 s, or timeoutMs where that is above 15 s.`,
      ],
    ),
    [`services.${name}.maxInFlight`]: define(
      members.maxInFlight,
      SERVICE_SETTINGS.MAX_IN_FLIGHT.fallback,
      `${variable}_SERVICE_MAX_IN_FLIGHT`,
      [
        `Solicitudes simultáneas al servicio de ${es}`,
        `Solicitudes simultáneas al servicio de ${es}; las demás esperan su turno.`,
      ],
      [
        `Requests in flight to the ${en} service`,
        `Requests in flight to the ${en} service; the others wait their turn.`,
      ],
    ),
    [`services.${name}.slowMs`]: define(
      members.slowMs,
      null,
      `${variable}_SERVICE_SLOW_MS`,
      [
        `Respuesta lenta del servicio de ${es}`,
        `Respuesta del servicio de ${es} que ya es lenta, en milisegundos: baja maxInFlight mientras dura; sin valor no se adapta.`,
      ],
      [
        `Slow answer of the ${en} service`,
        `An answer of the ${en} service that is slow, milliseconds: it lowers maxInFlight for a while; without a value it stays.`,
      ],
    ),
    [`services.${name}.retries`]: define(
      members.retries,
      SERVICE_SETTINGS.RETRIES.fallback,
      `${variable}_SERVICE_RETRIES`,
      [`Reintentos con el servicio de ${es}`, `Reintentos de una solicitud segura al servicio de ${es}.`],
      [`Retries with the ${en} service`, `Retries of a safe request to the ${en} service.`],
    ),
    [`services.${name}.maxConnections`]: define(
      members.maxConnections,
      SERVICE_SETTINGS.MAX_CONNECTIONS.fallback,
      `${variable}_SERVICE_MAX_CONNECTIONS`,
      [
        `Conexiones con el servicio de ${es}`,
        `Conexiones abiertas con cada instancia del servicio de ${es}.`,
      ],
      [`Connections to the ${en} service`, `Open connections to each instance of the ${en} service.`],
    ),
    [`services.${name}.failureRatio`]: define(
      members.failureRatio,
      null,
      `${variable}_SERVICE_FAILURE_RATIO`,
      [
        `Fallas que abren el interruptor del servicio de ${es}`,
        `Proporción de fallas que abre el interruptor del servicio de ${es}; sin valor rige breaker.failureRatio.`,
      ],
      [
        `Failures that open the breaker of the ${en} service`,
        `Share of failures that opens the breaker of the ${en} service; without a value it is that of breaker.failureRatio.`,
      ],
    ),
    [`services.${name}.cacheSeconds`]: define(
      t.Union([t.Null(), t.Integer({ minimum: 0, maximum: 86_400 })]),
      null,
      `${variable}_SERVICE_CACHE_SECONDS`,
      [
        `Tiempo en caché del servicio de ${es}`,
        `Vida máxima, en segundos, de una respuesta del servicio de ${es} en la caché; sin valor rige cache.maxAgeSeconds.`,
      ],
      [
        `Time in cache of the ${en} service`,
        `Longest life, seconds, of an answer of the ${en} service in the cache; without a value it is that of cache.maxAgeSeconds.`,
      ],
    ),
    // Boundary: TypeScript widens computed keys to `string`; the template names them again.
  }) as Record<`services.${Name}.urls`, SettingDefinition<typeof serviceUrls>> &
    Record<
      `services.${Name}.${'timeoutMs' | 'connectTimeoutMs' | 'idleTimeoutMs' | 'keepAliveMs' | 'healthIntervalMs' | 'maxInFlight' | 'retries' | 'maxConnections'}`,
      SettingDefinition<ReturnType<typeof t.Integer>>
    > &
    Record<
      `services.${Name}.${'headersTimeoutMs' | 'slowMs' | 'failureRatio' | 'cacheSeconds'}`,
      SettingDefinition<typeof numberOrNull>
    >
