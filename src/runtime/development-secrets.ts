import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../config-reader.ts'
import { VARIABLES } from '../config-variables.ts'
import { makeDataDirectory } from './data-directory.ts'

const NAMES = ['SECRET_KEY', 'JWT_SECRET_KEY'] as const
const SECRET_BYTES = 48
const OWNER_ONLY = 0o600

/**
 * Outside production an unset secret is made once and kept in `DATA_DIR`, so that sessions outlive a restart. Returns
 * the environment with `<NAME>_FILE` pointing to it; production and whoever set one of the two get nothing.
 */
export const withDevelopmentSecrets = (environment: Environment): Environment => {
  const mode = environment['NODE_ENV'] || environment['FLASK_ENV'] || 'development'
  const keyed = environment['JWT_ALGORITHM'] && !/^hs/i.test(environment['JWT_ALGORITHM'])
  const due = NAMES.filter((name) => !environment[name] && !environment[`${name}_FILE`]).filter(
    (name) => name !== 'JWT_SECRET_KEY' || !keyed,
  )
  if (mode.toLowerCase() === 'production' || due.length === 0) return environment
  const directory = environment['DATA_DIR'] || VARIABLES.DATA_DIR.fallback
  makeDataDirectory(directory)
  const files = due.map((name) => [`${name}_FILE`, keep(join(directory, name.toLowerCase()))] as const)
  return { ...environment, ...Object.fromEntries(files) }
}

const keep = (path: string): string => {
  if (!existsSync(path)) {
    // Exclusive: of two processes that start at once, the second one reads what the first one wrote.
    try {
      writeFileSync(path, randomBytes(SECRET_BYTES).toString('base64url'), { mode: OWNER_ONLY, flag: 'wx' })
    } catch (error) {
      if (!existsSync(path)) throw error
    }
  }
  return path
}
