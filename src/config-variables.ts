import type { ServiceName } from './config.ts'
import { parseRedisUrl } from './config-redis-url.ts'
import {
  addressRange,
  choice,
  collectorUrl,
  hostAndPort,
  integer,
  list,
  origin,
  parseable,
  ratio,
  secret,
  text,
  url,
  type Variable,
} from './config-variable.ts'

const ANY_TEXT = '\\S'
/** RFC 6265 4.1.1 `cookie-name`: an RFC 9110 token. */
const TOKEN = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
const PERCENT_ENCODED = 'what is special in a password percent-encoded'

/** Several hosts may be named, which `URL` refuses. */
const parsePostgresUrl = (text: string): void => {
  const [, scheme = '', credentials = '', host = '', rest = ''] =
    /^(postgres(?:ql)?):\/\/([^@/?#]*@)?([^,/?#]+)(?:,[^/?#]+)?([/?][^#]*)?$/.exec(text) ?? []
  const { username, password } = new URL(`${scheme}://${credentials}${host}${rest}`)
  for (const part of [username, password]) decodeURIComponent(part)
}
const YEAR_SECONDS = 31_536_000

const environments = ['production', 'development', 'test'] as const

/** Every variable but those of the services; names are the ones operators already have (design section 2.2). */
export const VARIABLES = {
  NODE_ENV: choice(environments, null, { testing: 'test' }),
  /** Old name of `NODE_ENV`. */
  FLASK_ENV: choice(environments, null, { testing: 'test' }),
  PORT: integer(0, 65_535, 5000),
  HOST: text(ANY_TEXT, 'an address or name to listen on', null),
  LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info', {
    warning: 'warn',
    critical: 'fatal',
  }),
  SECRET_KEY: secret(text(ANY_TEXT, 'a secret of at least 32 bytes', '')),
  JWT_SECRET_KEY: secret(text(ANY_TEXT, 'a secret of at least 32 bytes, or a PEM key', '')),
  JWT_PREVIOUS_SECRET_KEYS: secret(list(text(ANY_TEXT, 'a former JWT_SECRET_KEY', null))),
  JWT_ALGORITHM: choice(['HS256', 'HS384', 'HS512', 'RS256', 'PS256', 'ES256', 'EdDSA'], 'HS256'),
  JWT_JWKS_URL: url,
  DATABASE_URL: secret(
    parseable(parsePostgresUrl, `postgres://user:password@host:port/database, ${PERCENT_ENCODED}`),
  ),
  REDIS_URL: secret(
    parseable(
      parseRedisUrl,
      `redis://, rediss://, redis+cluster:// or redis+sentinel:// with host and port, ${PERCENT_ENCODED}`,
    ),
  ),
  CORS_ORIGINS: list(origin),
  TRUSTED_PROXIES: list(addressRange),
  SESSION_COOKIE_NAME: text(TOKEN, 'a cookie name (RFC 6265)', 'predicthealth_session'),
  SESSION_COOKIE_SECURE: choice(['true', 'false'], null),
  SESSION_IDLE_SECONDS: integer(60, YEAR_SECONDS, 900),
  SESSION_ABSOLUTE_SECONDS: integer(60, YEAR_SECONDS, 604_800),
  SESSION_MAX_PER_USER: integer(1, 1000, 10),
  MAX_IN_FLIGHT_PER_ADDRESS: integer(1, 1_000_000, 1_000),
  RATE_LIMIT_PER_MINUTE: integer(10, 1_000_000_000, 1_200),
  METRICS_ADDR: hostAndPort({ host: '127.0.0.1', port: 9464 }),
  WORKERS: integer(1, 256, 1),
  TLS_CERT_FILE: text(ANY_TEXT, 'path of a PEM certificate chain', null),
  TLS_KEY_FILE: text(ANY_TEXT, 'path of a PEM private key', null),
  DATA_DIR: text(ANY_TEXT, 'path of a folder that the gateway may write', '.data'),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
  EXTRA_SERVICES: text('^\\s*\\[', 'a JSON array of services', null),
} as const satisfies Record<string, Variable<unknown>>

/** What the operators of the platform call each service in their variables. */
export const SERVICE_VARIABLES: Readonly<Record<ServiceName, string>> = {
  auth: 'JWT_SERVICE',
  doctors: 'DOCTOR_SERVICE',
  patients: 'PATIENT_SERVICE',
  institutions: 'INSTITUTION_SERVICE',
  admins: 'ADMIN_SERVICE',
}

/** Suffixes that follow a service's name, with the numbers of design section 6. */
export const SERVICE_SETTINGS = {
  URL: list(origin),
  TIMEOUT_MS: integer(1, 600_000, 15_000),
  CONNECT_TIMEOUT_MS: integer(1, 60_000, 1_000),
  IDLE_TIMEOUT_MS: integer(1, 600_000, 30_000),
  KEEP_ALIVE_MS: integer(1, 600_000, 3_000), // uvicorn closes at 5 s
  HEALTH_INTERVAL_MS: integer(100, 600_000, 10_000),
  HEADERS_TIMEOUT_MS: integer(1, 600_000, null),
  MAX_IN_FLIGHT: integer(1, 100_000, 200),
  SLOW_MS: integer(1, 600_000, null),
  RETRIES: integer(0, 10, 2),
  MAX_CONNECTIONS: integer(1, 10_000, 256),
  FAILURE_RATIO: ratio(0.05),
  CACHE_SECONDS: integer(0, 86_400, null),
  CA_FILE: text(ANY_TEXT, 'path of the PEM certificates to trust instead of the system’s', null),
  CERT_FILE: text(ANY_TEXT, 'path of a PEM certificate to show to the service', null),
  KEY_FILE: text(ANY_TEXT, 'path of its PEM key', null),
  SERVER_NAME: text(ANY_TEXT, 'a host name', null),
} as const satisfies Record<string, Variable<unknown>>

/** All names, for the check of `.env.example` and of the README. */
export const variableNames = (): readonly string[] => [
  ...Object.keys(VARIABLES),
  ...Object.values(SERVICE_VARIABLES).flatMap((service) =>
    Object.keys(SERVICE_SETTINGS).map((setting) => `${service}_${setting}`),
  ),
]
