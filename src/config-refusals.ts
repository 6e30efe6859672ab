import type { Config, ServiceName } from './config.ts'
import { type Reader, secretLength } from './config-reader.ts'
import { SERVICE_VARIABLES } from './config-variables.ts'

/** RFC 7518 3.2: a key of the size of the HS256 output or larger. */
const SECRET_MIN_BYTES = 32
/** Defaults that the earlier gateway shipped with. */
const KNOWN_SECRETS = ['UDEM', 'your-secret-key']

const STRONG_SECRET = `at least ${SECRET_MIN_BYTES} random bytes`

const isPem = (secret: string): boolean => secret.startsWith('-----BEGIN ')

/** What no environment may have. */
export const refuseContradictions = (config: Config, reader: Reader): void => {
  const { jwt, session } = config
  const symmetric = jwt.algorithm.startsWith('HS')
  if (config.secretKey === '') reader.refuse('SECRET_KEY', 'not set', STRONG_SECRET)
  if (symmetric && jwt.secret === '') reader.refuse('JWT_SECRET_KEY', 'not set', STRONG_SECRET)
  if (symmetric && isPem(jwt.secret)) {
    reader.refuse('JWT_SECRET_KEY', `found a PEM key with JWT_ALGORITHM ${jwt.algorithm}`, 'a shared secret')
  }
  if (symmetric && jwt.jwksUrl !== null) {
    reader.refuse('JWT_JWKS_URL', `found with JWT_ALGORITHM ${jwt.algorithm}`, 'RS256, PS256, ES256 or EdDSA')
  }
  if (!symmetric && !isPem(jwt.secret) && jwt.jwksUrl === null) {
    reader.refuse('JWT_SECRET_KEY', `no PEM key for ${jwt.algorithm}`, 'a PEM key, or set JWT_JWKS_URL')
  }
  // Browsers compare the prefix without regard to case (RFC 6265bis 5.4).
  if (/^__(Host|Secure)-/i.test(session.cookieName) && !session.cookieSecure) {
    reader.refuse('SESSION_COOKIE_SECURE', 'found false', `true for a cookie named ${session.cookieName}`)
  }
  if (config.workers > 1 && config.port === 0) {
    reader.refuse('PORT', 'found 0 with several WORKERS', 'a port that all of them can share')
  }
  if (session.absoluteSeconds < session.idleSeconds) {
    reader.refuse(
      'SESSION_ABSOLUTE_SECONDS',
      `found ${session.absoluteSeconds}`,
      'at least SESSION_IDLE_SECONDS',
    )
  }
}

/** What production may not have: an embedded dependency, a weak secret, an insecure cookie (design section 2.2). */
export const refuseInProduction = (
  config: Config,
  services: readonly ServiceName[],
  reader: Reader,
): void => {
  const unset = (name: string, allowed: string): void => reader.refuse(name, 'not set', allowed)
  if (config.databaseUrl === null) unset('DATABASE_URL', 'a PostgreSQL address in production')
  if (config.redisUrl === null) unset('REDIS_URL', 'a Redis address in production')
  for (const name of services) {
    if (config.services[name].urls.length > 0) continue
    unset(`${SERVICE_VARIABLES[name]}_URL`, `the address of the ${name} service in production`)
  }
  if (!config.session.cookieSecure)
    reader.refuse('SESSION_COOKIE_SECURE', 'found false', 'true in production')
  refuseWeakSecret('SECRET_KEY', config.secretKey, reader)
  const { jwt } = config
  if (jwt.algorithm.startsWith('HS')) {
    refuseWeakSecret('JWT_SECRET_KEY', jwt.secret, reader)
    for (const previous of jwt.previousSecrets) refuseWeakSecret('JWT_PREVIOUS_SECRET_KEYS', previous, reader)
  }
  if (config.secretKey !== '' && config.secretKey === jwt.secret) {
    reader.refuse('SECRET_KEY', 'the same as JWT_SECRET_KEY', 'a secret of its own')
  }
}

const refuseWeakSecret = (name: string, secret: string, reader: Reader): void => {
  if (KNOWN_SECRETS.includes(secret)) reader.refuse(name, 'found a published default', STRONG_SECRET)
  else if (Buffer.byteLength(secret) < SECRET_MIN_BYTES)
    reader.refuse(name, secretLength(secret), STRONG_SECRET)
}
