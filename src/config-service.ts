import type { ServiceConfig, ServiceName } from './config.ts'
import type { Reader } from './config-reader.ts'
import { readServiceTls } from './config-service-tls.ts'
import { SERVICE_SETTINGS, SERVICE_VARIABLES } from './config-variables.ts'

/** Reads one microservice by the variables operators know it under (`PATIENT_SERVICE_URL` and so on). */
export const readService = (reader: Reader, name: ServiceName): ServiceConfig => {
  const prefix = SERVICE_VARIABLES[name]
  const misspelt = `${name.toUpperCase()}_SERVICE_URL`
  if (reader.text(misspelt) !== null) reader.refuse(misspelt, 'not a variable of ours', `${prefix}_URL`)
  const tls = readServiceTls(reader, prefix)
  return {
    name,
    ...(tls === null ? {} : { tls }),
    urls: reader.value(`${prefix}_URL`, SERVICE_SETTINGS.URL),
    timeoutMs: reader.value(`${prefix}_TIMEOUT_MS`, SERVICE_SETTINGS.TIMEOUT_MS),
    connectTimeoutMs: reader.value(`${prefix}_CONNECT_TIMEOUT_MS`, SERVICE_SETTINGS.CONNECT_TIMEOUT_MS),
    idleTimeoutMs: reader.value(`${prefix}_IDLE_TIMEOUT_MS`, SERVICE_SETTINGS.IDLE_TIMEOUT_MS),
    keepAliveMs: reader.value(`${prefix}_KEEP_ALIVE_MS`, SERVICE_SETTINGS.KEEP_ALIVE_MS),
    healthIntervalMs: reader.value(`${prefix}_HEALTH_INTERVAL_MS`, SERVICE_SETTINGS.HEALTH_INTERVAL_MS),
    headersTimeoutMs: reader.value(`${prefix}_HEADERS_TIMEOUT_MS`, SERVICE_SETTINGS.HEADERS_TIMEOUT_MS),
    maxInFlight: reader.value(`${prefix}_MAX_IN_FLIGHT`, SERVICE_SETTINGS.MAX_IN_FLIGHT),
    slowMs: reader.value(`${prefix}_SLOW_MS`, SERVICE_SETTINGS.SLOW_MS),
    retries: reader.value(`${prefix}_RETRIES`, SERVICE_SETTINGS.RETRIES),
    maxConnections: reader.value(`${prefix}_MAX_CONNECTIONS`, SERVICE_SETTINGS.MAX_CONNECTIONS),
    failureRatio: reader.value(`${prefix}_FAILURE_RATIO`, SERVICE_SETTINGS.FAILURE_RATIO),
    cacheSeconds: reader.value(`${prefix}_CACHE_SECONDS`, SERVICE_SETTINGS.CACHE_SECONDS),
  }
}
