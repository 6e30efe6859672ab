import { readExtraServices } from './config-extra-services.ts'
import { ConfigErrors, createReader, type Environment, type Reader, type ReadFile } from './config-reader.ts'
import { refuseContradictions, refuseInProduction } from './config-refusals.ts'
import { readService } from './config-service.ts'
import { readTls } from './config-tls.ts'
import { VARIABLES } from './config-variables.ts'

/** The five microservices of the platform, by the name used in logs, metrics and configuration. */
export const SERVICE_NAMES = ['auth', 'doctors', 'patients', 'institutions', 'admins'] as const

export type ServiceName = (typeof SERVICE_NAMES)[number]

export interface ServiceConfig {
  readonly name: string
  /** Base URLs the gateway balances over; empty means embedded. */
  readonly urls: readonly URL[]
  readonly timeoutMs: number
  /** TCP and TLS together. */
  readonly connectTimeoutMs: number
  /** Silence allowed inside content. */
  readonly idleTimeoutMs: number
  /** How long a free connection is kept for the next request. */
  readonly keepAliveMs: number
  /** Between the health checks of an instance, where there are several. */
  readonly healthIntervalMs: number
  /** From the last octet of a request to the head of its answer; `null`: see `headersTimeoutOf`. */
  readonly headersTimeoutMs: number | null
  readonly maxInFlight: number
  /** Slower answers lower the limit in flight below `maxInFlight` (AIMD); `null`: it does not adapt. */
  readonly slowMs: number | null
  readonly retries: number
  /** To each instance; beyond them requests wait. */
  readonly maxConnections: number
  /** Share of failures that opens the breaker; `null`: that of the platform. */
  readonly failureRatio: number | null
  /** Longest life of an answer that is kept, where a route lets it be kept; `null`: that of the platform. */
  readonly cacheSeconds: number | null
  /** How `https:` addresses are dialled; absent: by the system's authorities, showing no certificate. */
  readonly tls?: ServiceTls
}

/** PEM texts, and the name asked for and checked when it is not the host of the address. */
export interface ServiceTls {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  readonly serverName?: string
}

export interface ExtraServiceConfig extends ServiceConfig {
  readonly prefix: string
  readonly stripPrefix: boolean
  /** Without session, CSRF and rate limit. */
  readonly public: boolean
  readonly roles: readonly string[]
  readonly cache: boolean
  readonly websocket: boolean
  /** Largest request content taken, octets. */
  readonly contentLimitBytes: number
}

/** Everything the process was told, parsed once and frozen. */
export interface Config {
  readonly given: ReadonlySet<string> // variables that were set: they win over stored settings
  readonly environment: 'production' | 'development' | 'test'
  readonly host: string
  readonly port: number
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  /** Keys derived from it sign CSRF tokens and encrypt rescued forms. */
  readonly secretKey: string
  readonly jwt: {
    readonly algorithm: 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'PS256' | 'ES256' | 'EdDSA'
    /** HMAC secret, or a PEM key for the asymmetric algorithms. */
    readonly secret: string
    readonly previousSecrets: readonly string[]
    readonly jwksUrl: URL | null
  }
  /** `null` means embedded (SQLite in `dataDir`). */
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly services: Readonly<Record<ServiceName, ServiceConfig>>
  readonly extraServices: readonly ExtraServiceConfig[]
  readonly corsOrigins: readonly string[]
  /** CIDR ranges whose forwarding fields are believed. */
  readonly trustedProxies: readonly string[]
  readonly session: {
    readonly cookieName: string
    readonly cookieSecure: boolean
    readonly idleSeconds: number
    readonly absoluteSeconds: number
    readonly maxPerUser: number
  }
  readonly limits: {
    /** API requests a minute of one account, or of one address without a session. */
    readonly apiPerMinute: number
    /** Requests under way of one address, streams included. */
    readonly inFlightPerAddress: number
  }
  readonly metrics: { readonly host: string; readonly port: number }
  readonly workers: number
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly dataDir: string
  /** Collector of traces; `null`: nothing is traced. */
  readonly otlpEndpoint: URL | null
}

/**
 * Turns the environment into a `Config`; throws `ConfigErrors` with every problem at once. `readFile` serves
 * `<NAME>_FILE`. Nothing else of the process is looked at: a literal `process.env.NODE_ENV` is frozen by the build.
 */
export const parseConfig = (environment: Environment, readFile: ReadFile): Config => {
  const reader = createReader(environment, readFile)
  const config = readConfig(reader, readFile)
  refuseContradictions(config, reader)
  if (config.environment === 'production') refuseInProduction(config, SERVICE_NAMES, reader)
  if (reader.problems.length > 0) throw new ConfigErrors(reader.problems)
  return Object.freeze(config)
}

const readConfig = (reader: Reader, readFile: ReadFile): Config => {
  const read = reader.value
  const environment = readEnvironment(reader)
  const production = environment === 'production'
  const secure = read('SESSION_COOKIE_SECURE', VARIABLES.SESSION_COOKIE_SECURE)
  return {
    given: reader.given,
    environment,
    // Demo accounts are not for the network: outside production only this machine is served unless HOST says more.
    host: read('HOST', VARIABLES.HOST) ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: read('PORT', VARIABLES.PORT),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    secretKey: read('SECRET_KEY', VARIABLES.SECRET_KEY),
    jwt: {
      algorithm: read('JWT_ALGORITHM', VARIABLES.JWT_ALGORITHM),
      secret: read('JWT_SECRET_KEY', VARIABLES.JWT_SECRET_KEY),
      previousSecrets: read('JWT_PREVIOUS_SECRET_KEYS', VARIABLES.JWT_PREVIOUS_SECRET_KEYS),
      jwksUrl: read('JWT_JWKS_URL', VARIABLES.JWT_JWKS_URL),
    },
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL),
    redisUrl: read('REDIS_URL', VARIABLES.REDIS_URL),
    services: {
      auth: readService(reader, 'auth'),
      doctors: readService(reader, 'doctors'),
      patients: readService(reader, 'patients'),
      institutions: readService(reader, 'institutions'),
      admins: readService(reader, 'admins'),
    },
    extraServices: readExtraServices(reader, SERVICE_NAMES),
    corsOrigins: read('CORS_ORIGINS', VARIABLES.CORS_ORIGINS).map(({ origin }) => origin),
    trustedProxies: read('TRUSTED_PROXIES', VARIABLES.TRUSTED_PROXIES),
    session: {
      cookieName: read('SESSION_COOKIE_NAME', VARIABLES.SESSION_COOKIE_NAME),
      cookieSecure: secure === null ? production : secure === 'true',
      idleSeconds: read('SESSION_IDLE_SECONDS', VARIABLES.SESSION_IDLE_SECONDS),
      absoluteSeconds: read('SESSION_ABSOLUTE_SECONDS', VARIABLES.SESSION_ABSOLUTE_SECONDS),
      maxPerUser: read('SESSION_MAX_PER_USER', VARIABLES.SESSION_MAX_PER_USER),
    },
    limits: {
      apiPerMinute: read('RATE_LIMIT_PER_MINUTE', VARIABLES.RATE_LIMIT_PER_MINUTE),
      inFlightPerAddress: read('MAX_IN_FLIGHT_PER_ADDRESS', VARIABLES.MAX_IN_FLIGHT_PER_ADDRESS),
    },
    metrics: read('METRICS_ADDR', VARIABLES.METRICS_ADDR),
    workers: read('WORKERS', VARIABLES.WORKERS),
    tls: readTls(reader, readFile),
    dataDir: read('DATA_DIR', VARIABLES.DATA_DIR),
    otlpEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', VARIABLES.OTEL_EXPORTER_OTLP_ENDPOINT),
  }
}

const readEnvironment = (reader: Reader): Config['environment'] => {
  const current = reader.value('NODE_ENV', VARIABLES.NODE_ENV)
  const former = reader.value('FLASK_ENV', VARIABLES.FLASK_ENV)
  if (current !== null && former !== null && current !== former) {
    reader.refuse('FLASK_ENV', `found ${former} while NODE_ENV is ${current}`, 'the same, or unset')
  }
  return current ?? former ?? 'development'
}
