import type { ServiceConfig, ServiceName, ServiceTls } from './config.ts'
import type { Reader } from './config-reader.ts'
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
    maxInFlight: reader.value(`${prefix}_MAX_IN_FLIGHT`, SERVICE_SETTINGS.MAX_IN_FLIGHT),
    retries: reader.value(`${prefix}_RETRIES`, SERVICE_SETTINGS.RETRIES),
  }
}

const readServiceTls = (reader: Reader, prefix: string): ServiceTls | null => {
  // By the names without `_FILE` the reader takes the texts out of the files.
  const [ca, cert, key] = [
    reader.text(`${prefix}_CA`),
    reader.text(`${prefix}_CERT`),
    reader.text(`${prefix}_KEY`),
  ]
  const serverName = reader.value(`${prefix}_SERVER_NAME`, SERVICE_SETTINGS.SERVER_NAME)
  if (cert !== null && key === null)
    reader.refuse(`${prefix}_KEY_FILE`, 'not set', `the key of ${prefix}_CERT_FILE`)
  if (key !== null && cert === null)
    reader.refuse(`${prefix}_CERT_FILE`, 'not set', `the certificate of ${prefix}_KEY_FILE`)
  if (ca === null && cert === null && key === null && serverName === null) return null
  return {
    ...(ca === null ? {} : { ca }),
    ...(cert === null || key === null ? {} : { cert, key }),
    ...(serverName === null ? {} : { serverName }),
  }
}
