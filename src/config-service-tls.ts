import type { ServiceTls } from './config.ts'
import type { Reader } from './config-reader.ts'
import { SERVICE_SETTINGS } from './config-variables.ts'

/** How a service is dialled over TLS, by the variables that begin with `prefix`; `null` when none is set. */
export const readServiceTls = (reader: Reader, prefix: string): ServiceTls | null => {
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
