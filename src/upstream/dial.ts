import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface TlsOptions {
  /** PEM of the certificate authorities to trust instead of the system's. */
  readonly ca?: string
  /** PEM of our certificate and its key, for services that ask for one. */
  readonly cert?: string
  readonly key?: string
  /** Name asked for and checked in the certificate, when it is not the host of the origin. */
  readonly serverName?: string
}

const DEFAULT_PORT: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** How to open a socket to an origin: `https:` verifies the peer always. Throws a `TypeError` for any other scheme. */
export const createDial = (origin: URL, tls: TlsOptions = {}): (() => Socket) => {
  const defaultPort = DEFAULT_PORT[origin.protocol]
  if (defaultPort === undefined) throw new TypeError(`cannot connect to ${origin.protocol}//`)
  const host = origin.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = origin.port === '' ? defaultPort : Number(origin.port)
  if (origin.protocol === 'http:') return () => connect({ host, port, noDelay: true })

  const { serverName, ...pem } = tls
  const servername = serverName ?? (isIP(host) === 0 ? host : undefined)
  const options = {
    ...pem,
    host,
    port,
    noDelay: true,
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: true,
    ...(servername === undefined ? {} : { servername }), // an address is no server name (RFC 6066 3)
  }
  return () => connectTls(options)
}
