import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Config } from './config.ts'
import type { Reader, ReadFile } from './config-reader.ts'
import { VARIABLES } from './config-variables.ts'

/** Reads where certificate and key lie, and refuses what no listener could use: unreadable, no PEM, not a pair. */
export const readTls = (reader: Reader, readFile: ReadFile): Config['tls'] => {
  const certFile = reader.value('TLS_CERT_FILE', VARIABLES.TLS_CERT_FILE)
  const keyFile = reader.value('TLS_KEY_FILE', VARIABLES.TLS_KEY_FILE)
  if (certFile !== null && keyFile === null)
    reader.refuse('TLS_KEY_FILE', 'not set', 'the key of TLS_CERT_FILE')
  if (keyFile !== null && certFile === null)
    reader.refuse('TLS_CERT_FILE', 'not set', 'the certificate of TLS_KEY_FILE')
  if (certFile === null || keyFile === null) return null
  const open = <T>(name: string, path: string, parse: (pem: string) => T, allowed: string): T | null => {
    let pem = ''
    try {
      pem = readFile(path)
    } catch {
      reader.refuse(name, `cannot read ${path}`, allowed)
      return null
    }
    try {
      return parse(pem)
    } catch {
      reader.refuse(name, `found something else in ${path}`, allowed)
      return null
    }
  }
  const certificate = open(
    'TLS_CERT_FILE',
    certFile,
    (pem) => new X509Certificate(pem),
    VARIABLES.TLS_CERT_FILE.allowed,
  )
  const key = open('TLS_KEY_FILE', keyFile, createPrivateKey, VARIABLES.TLS_KEY_FILE.allowed)
  if (certificate && key && !certificate.checkPrivateKey(key))
    reader.refuse('TLS_KEY_FILE', `${keyFile} is not the key of ${certFile}`, 'the key of TLS_CERT_FILE')
  return { certFile, keyFile }
}
