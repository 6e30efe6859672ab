import { describe, expect, it } from 'bun:test'
import { type Config, parseConfig } from '../src/config.ts'
import { ConfigErrors, type Environment } from '../src/config-reader.ts'
import { createAuthority } from './support/certificates.ts'

const SECRETS = { SECRET_KEY: 's'.repeat(32), JWT_SECRET_KEY: 'j'.repeat(32) }
const PRODUCTION = {
  NODE_ENV: 'production',
  ...SECRETS,
  DATABASE_URL: 'postgres://u:p@db/gateway',
  REDIS_URL: 'redis://cache:6379',
  JWT_SERVICE_URL: 'http://auth:8003',
  DOCTOR_SERVICE_URL: 'http://doctors:8000',
  PATIENT_SERVICE_URL: 'http://patients:8004',
  INSTITUTION_SERVICE_URL: 'http://institutions:8002',
  ADMIN_SERVICE_URL: 'http://admins:8006',
}

const noFiles = (path: string): string => {
  throw new Error(`no file ${path}`)
}
const parse = (environment: Environment): Config => parseConfig(environment, noFiles)

/** Names of the refused variables, in order of the report. */
const refused = (environment: Environment, readFile = noFiles): readonly string[] => {
  try {
    parseConfig(environment, readFile)
    return []
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error
    return error.problems.map(({ name }) => name)
  }
}

const report = (environment: Environment): string => {
  try {
    parse(environment)
    return ''
  } catch (error) {
    return String(error)
  }
}

describe('configuration', () => {
  it('embeds everything outside production', () => {
    const config = parse(SECRETS)
    expect(config.environment).toBe('development')
    expect(config).toMatchObject({ databaseUrl: null, redisUrl: null, host: '127.0.0.1', port: 5000 })
    expect(Object.values(config.services).map(({ urls }) => urls)).toEqual([[], [], [], [], []])
  })

  it('is frozen', () => {
    expect(Object.isFrozen(parse(SECRETS))).toBe(true)
  })

  it('takes an empty value for an unset one', () => {
    expect(parse({ ...SECRETS, PORT: '', REDIS_URL: '' })).toMatchObject({ port: 5000, redisUrl: null })
  })

  it('reports every problem at once', () => {
    const wrong = { PORT: '70000', LOG_LEVEL: 'loud', WORKERS: '0', JWT_ALGORITHM: 'none' }
    expect(refused({ ...SECRETS, ...wrong }).toSorted()).toEqual(Object.keys(wrong).toSorted())
  })

  it('names what was found and what is allowed', () => {
    expect(report({ ...SECRETS, PORT: 'http' })).toContain(
      'PORT: found http; allowed: a whole number from 0 to 65535',
    )
  })

  it('never shows a secret, nor the credentials of an address', () => {
    const shown = report({
      SECRET_KEY: 'UDEM',
      JWT_SECRET_KEY: 'hunter2-hunter2',
      DATABASE_URL: 'mysql://root:hunter2@db',
      PATIENT_SERVICE_URL: 'http://root:hunter2@patients:8004',
      NODE_ENV: 'production',
    })
    expect(shown).not.toContain('hunter2')
    expect(shown).not.toContain('UDEM')
  })

  it('reads a level by name in any case, Python names included', () => {
    expect(parse({ ...SECRETS, LOG_LEVEL: 'DEBUG' }).logLevel).toBe('debug')
    expect(parse({ ...SECRETS, LOG_LEVEL: 'Warning' }).logLevel).toBe('warn')
  })

  it('accepts FLASK_ENV as the old name of NODE_ENV', () => {
    expect(parse({ ...PRODUCTION, NODE_ENV: undefined, FLASK_ENV: 'production' }).environment).toBe(
      'production',
    )
    expect(refused({ ...SECRETS, NODE_ENV: 'development', FLASK_ENV: 'production' })).toContain('FLASK_ENV')
  })

  it('reads a value from the file that <NAME>_FILE names, without its line end', () => {
    const config = parseConfig(
      { ...SECRETS, SECRET_KEY: undefined, SECRET_KEY_FILE: '/run/key' },
      () => `${'k'.repeat(40)}\n`,
    )
    expect(config.secretKey).toBe('k'.repeat(40))
    expect(refused({ ...SECRETS, REDIS_URL_FILE: '/absent' })).toEqual(['REDIS_URL_FILE'])
    expect(refused({ ...SECRETS, PORT: '1', PORT_FILE: '/run/port' }, () => '2')).toEqual(['PORT_FILE'])
  })

  it('balances over a comma-separated list of addresses', () => {
    const { services } = parse({ ...SECRETS, DOCTOR_SERVICE_URL: 'http://a:1, https://b:2/' })
    expect(services.doctors.urls.map(({ origin }) => origin)).toEqual(['http://a:1', 'https://b:2'])
  })

  it.each(['ftp://a', 'http://a/base', 'http://u:p@a', 'http://a?x', 'http://', 'a:80'])(
    'refuses %s as the address of a service',
    (url) => {
      expect(refused({ ...SECRETS, PATIENT_SERVICE_URL: url })).toEqual(['PATIENT_SERVICE_URL'])
    },
  )

  it('takes a base path for the collector of traces, but nothing that would be left out of it', () => {
    const endpoint = (url: string) => ({ ...SECRETS, OTEL_EXPORTER_OTLP_ENDPOINT: url })
    expect(parse(endpoint('https://otel.example/base')).otlpEndpoint?.href).toBe('https://otel.example/base')
    expect(parse(SECRETS).otlpEndpoint).toBeNull()
    for (const url of ['http://u:p@otel', 'http://otel/?key=x', 'http://otel/#x', 'otel:4318']) {
      expect(refused(endpoint(url))).toEqual(['OTEL_EXPORTER_OTLP_ENDPOINT'])
    }
  })

  it('points out a service variable under a wrong name', () => {
    expect(report({ ...SECRETS, PATIENTS_SERVICE_URL: 'http://a' })).toContain('PATIENT_SERVICE_URL')
  })

  it('reads the limits of each service', () => {
    const { services } = parse({
      ...SECRETS,
      PATIENT_SERVICE_TIMEOUT_MS: '2000',
      PATIENT_SERVICE_HEADERS_TIMEOUT_MS: '700',
      PATIENT_SERVICE_CONNECT_TIMEOUT_MS: '300',
      PATIENT_SERVICE_IDLE_TIMEOUT_MS: '4000',
      PATIENT_SERVICE_KEEP_ALIVE_MS: '900',
      PATIENT_SERVICE_HEALTH_INTERVAL_MS: '500',
      PATIENT_SERVICE_SLOW_MS: '250',
      PATIENT_SERVICE_MAX_IN_FLIGHT: '10',
      PATIENT_SERVICE_RETRIES: '0',
      PATIENT_SERVICE_MAX_CONNECTIONS: '20',
      PATIENT_SERVICE_FAILURE_RATIO: '0.25',
      PATIENT_SERVICE_CACHE_SECONDS: '0',
    })
    expect(services.patients).toMatchObject({
      timeoutMs: 2000,
      headersTimeoutMs: 700,
      maxInFlight: 10,
      retries: 0,
    })
    const times = { connectTimeoutMs: 300, idleTimeoutMs: 4_000, keepAliveMs: 900, slowMs: 250 }
    expect(services.patients).toMatchObject({ ...times, healthIntervalMs: 500 })
    const usual = { connectTimeoutMs: 1_000, idleTimeoutMs: 30_000, keepAliveMs: 3_000, slowMs: null }
    expect(services.doctors).toMatchObject({ ...usual, healthIntervalMs: 10_000 })
    expect(services.patients).toMatchObject({ maxConnections: 20, failureRatio: 0.25, cacheSeconds: 0 })
    expect(services.doctors).toMatchObject({
      timeoutMs: 15_000,
      headersTimeoutMs: null,
      maxInFlight: 200,
      retries: 2,
    })
    expect(services.doctors).toMatchObject({ maxConnections: 256, failureRatio: null, cacheSeconds: null })
    for (const ratio of ['0.01', '1.5', '.5', 'half'])
      expect(refused({ ...SECRETS, PATIENT_SERVICE_FAILURE_RATIO: ratio })).toEqual([
        'PATIENT_SERVICE_FAILURE_RATIO',
      ])
  })

  it('reads the certificates of each service from their files', () => {
    const files: Readonly<Record<string, string>> = { '/ca.pem': 'CA', '/our.pem': 'OURS', '/our.key': 'KEY' }
    const { services } = parseConfig(
      {
        ...SECRETS,
        PATIENT_SERVICE_CA_FILE: '/ca.pem',
        PATIENT_SERVICE_CERT_FILE: '/our.pem',
        PATIENT_SERVICE_KEY_FILE: '/our.key',
        PATIENT_SERVICE_SERVER_NAME: 'patients.internal',
      },
      (path) => files[path] ?? '',
    )
    expect(services.patients.tls).toEqual({
      ca: 'CA',
      cert: 'OURS',
      key: 'KEY',
      serverName: 'patients.internal',
    })
    expect(services.doctors.tls).toBeUndefined()
    expect(refused({ ...SECRETS, DOCTOR_SERVICE_CERT_FILE: '/cert.pem' }, () => 'PEM')).toEqual([
      'DOCTOR_SERVICE_KEY_FILE',
    ])
  })

  it('turns a trusted address into the range that holds only it', () => {
    expect(parse({ ...SECRETS, TRUSTED_PROXIES: '10.0.0.1, fd00::/8,::1' }).trustedProxies).toEqual([
      '10.0.0.1/32',
      'fd00::/8',
      '::1/128',
    ])
    expect(refused({ ...SECRETS, TRUSTED_PROXIES: '10.0.0.0/33' })).toEqual(['TRUSTED_PROXIES'])
  })

  it('wants both halves of TLS', () => {
    expect(refused({ ...SECRETS, TLS_CERT_FILE: '/cert.pem' })).toEqual(['TLS_KEY_FILE'])
  })

  it('refuses a certificate that cannot be read, is none, or does not belong to the key', () => {
    const authority = createAuthority()
    const mine = authority.sign('mine', 'DNS:localhost')
    const other = authority.sign('other', 'DNS:localhost')
    authority.remove()
    const files: Record<string, string> = { cert: mine.cert, key: mine.key, other: other.key, text: 'hello' }
    const readFile = (path: string): string => files[path] ?? noFiles(path)
    const named = (cert: string, key: string) =>
      refused({ ...SECRETS, TLS_CERT_FILE: cert, TLS_KEY_FILE: key }, readFile)
    expect(named('cert', 'key')).toEqual([])
    expect(named('cert', 'other')).toEqual(['TLS_KEY_FILE'])
    expect(named('text', 'text')).toEqual(['TLS_CERT_FILE', 'TLS_KEY_FILE'])
    expect(named('nowhere', 'key')).toEqual(['TLS_CERT_FILE'])
  })

  it('refuses store addresses that no client could read, without showing them', () => {
    for (const DATABASE_URL of [
      'postgres://',
      'postgres://u:hid%den@db/x',
      'postgres://u:p#hidden@db/x',
      'postgres://u:hidden@db:99999/x',
    ]) {
      expect(report({ ...SECRETS, DATABASE_URL })).toContain('DATABASE_URL: found ')
      expect(report({ ...SECRETS, DATABASE_URL })).not.toContain('hidden')
    }
    for (const DATABASE_URL of [
      'postgres://db',
      'postgresql://u:p%40@a:1,b:2/x?sslmode=require',
      'postgres://u@[::1]:5432/x',
    ]) {
      expect(refused({ ...SECRETS, DATABASE_URL })).toEqual([])
    }
    expect(refused({ ...SECRETS, REDIS_URL: 'redis://:p#hidden@h' })).toEqual(['REDIS_URL'])
  })

  it('adds guarded services from EXTRA_SERVICES', () => {
    const { extraServices } = parse({
      ...SECRETS,
      EXTRA_SERVICES: '[{"name":"labs","prefix":"/api/v1/labs","url":"http://a:1,http://b:2","retries":1}]',
    })
    expect(extraServices).toHaveLength(1)
    expect(extraServices[0]).toMatchObject({ name: 'labs', public: false, retries: 1, timeoutMs: 15_000 })
    expect(extraServices[0]?.urls.map(({ port }) => port)).toEqual(['1', '2'])
  })

  it('reads the certificates of a further service as those of the others', () => {
    const extra = '[{"name":"blood-labs","prefix":"/labs","url":"https://a:1"}]'
    const { extraServices } = parseConfig(
      { ...SECRETS, EXTRA_SERVICES: extra, BLOOD_LABS_SERVICE_CA_FILE: '/ca.pem' },
      () => 'CA',
    )
    expect(extraServices[0]?.tls).toEqual({ ca: 'CA' })
    expect(
      refused({ ...SECRETS, EXTRA_SERVICES: extra, BLOOD_LABS_SERVICE_KEY_FILE: '/key.pem' }, () => 'KEY'),
    ).toEqual(['BLOOD_LABS_SERVICE_CERT_FILE'])
    const ambiguous = extra.replace('blood-labs', 'patient')
    expect(refused({ ...SECRETS, EXTRA_SERVICES: ambiguous })).toEqual(['EXTRA_SERVICES/0/name'])
  })

  it.each([
    ['/api/v1/labs', '/api/v1/labs'],
    ['/api/v1/labs', '/api/v1/labs/x'],
  ])('refuses the prefixes %s and %s: requests of another service are under them', (a, b) => {
    const services = [a, b].map((prefix, index) => ({ name: `s${index}`, prefix, url: 'http://h:1' }))
    const wrong = refused({ ...SECRETS, EXTRA_SERVICES: JSON.stringify(services) })
    expect(wrong).toEqual(['EXTRA_SERVICES/1/prefix'])
  })

  it('names each wrong member of EXTRA_SERVICES by its place', () => {
    const extra =
      '[{"name":"patients","prefix":"/p","url":"http://a"},{"name":"x","prefix":"p","url":"nope"}]'
    expect(refused({ ...SECRETS, EXTRA_SERVICES: extra })).toEqual([
      'EXTRA_SERVICES/0/name',
      'EXTRA_SERVICES/1/prefix',
    ])
    expect(refused({ ...SECRETS, EXTRA_SERVICES: '{}' })).toEqual(['EXTRA_SERVICES'])
  })
})

describe('configuration of signatures', () => {
  it('refuses a PEM key as a shared secret', () => {
    expect(refused({ ...SECRETS, JWT_SECRET_KEY: '-----BEGIN PUBLIC KEY-----' })).toEqual(['JWT_SECRET_KEY'])
  })

  it('wants a PEM key or a key set for an asymmetric algorithm', () => {
    expect(refused({ ...SECRETS, JWT_ALGORITHM: 'ES256' })).toEqual(['JWT_SECRET_KEY'])
    const jwks = { JWT_ALGORITHM: 'ES256', JWT_JWKS_URL: 'https://id/jwks', JWT_SECRET_KEY: '' }
    expect(refused({ ...SECRETS, ...jwks })).toEqual([])
  })

  it('does not mix a shared secret with a key set', () => {
    expect(refused({ ...SECRETS, JWT_JWKS_URL: 'https://id/jwks' })).toEqual(['JWT_JWKS_URL'])
  })

  it('never runs without a secret', () => {
    expect(refused({})).toEqual(['SECRET_KEY', 'JWT_SECRET_KEY'])
  })
})

describe('production', () => {
  it('accepts a complete configuration, with a Secure cookie', () => {
    expect(parse(PRODUCTION)).toMatchObject({ host: '0.0.0.0', session: { cookieSecure: true } })
  })

  it('lists everything that is missing', () => {
    const required = Object.keys(PRODUCTION).filter((name) => name !== 'NODE_ENV')
    expect(refused({ NODE_ENV: 'production' }).toSorted()).toEqual(required.toSorted())
  })

  it.each([
    ['SECRET_KEY', 'your-secret-key'],
    ['JWT_SECRET_KEY', 'UDEM'],
    ['JWT_SECRET_KEY', 'x'.repeat(31)],
    ['JWT_PREVIOUS_SECRET_KEYS', 'UDEM'],
    ['JWT_SECRET_KEY', PRODUCTION.SECRET_KEY],
    ['SESSION_COOKIE_SECURE', 'false'],
  ])('refuses %s=%s', (name, value) => {
    expect(refused({ ...PRODUCTION, [name]: value })).toHaveLength(1)
  })
})
