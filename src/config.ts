/** The five microservices of the platform, by the name used in logs, metrics and configuration. */
export const SERVICE_NAMES = ['auth', 'doctors', 'patients', 'institutions', 'admins'] as const

export type ServiceName = (typeof SERVICE_NAMES)[number]

export interface ServiceConfig {
  readonly name: string
  /** Base URLs the gateway balances over; empty means embedded. */
  readonly urls: readonly URL[]
  readonly timeoutMs: number
  readonly maxInFlight: number
  readonly retries: number
}

export interface ExtraServiceConfig extends ServiceConfig {
  readonly prefix: string
  readonly stripPrefix: boolean
  /** Without session, CSRF and rate limit. */
  readonly public: boolean
  readonly roles: readonly string[]
  readonly cache: boolean
  readonly websocket: boolean
}

/** Everything the process was told, parsed once and frozen. */
export interface Config {
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
  readonly metrics: { readonly host: string; readonly port: number }
  readonly workers: number
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly dataDir: string
  readonly otlpEndpoint: string | null
}
