import { randomBytes } from 'node:crypto'
import { type Config, parseConfig } from '../config.ts'
import type { Environment } from '../config-reader.ts'
import { withDevelopmentSecrets } from '../runtime/development-secrets.ts'
import { readTextFile } from '../runtime/text-file.ts'

/** The configuration of a command that works with real data: unset secrets outside production are made and kept. */
export const readConfig = (environment: Environment): Config =>
  parseConfig(withDevelopmentSecrets(environment), readTextFile)

/** For commands that only describe: nothing is written, and no secret is needed. */
export const readConfigToDescribe = (environment: Environment): Config => {
  const placeholder = (): string => randomBytes(48).toString('base64url')
  const has = (name: string): boolean => Boolean(environment[name] || environment[`${name}_FILE`])
  const secrets = Object.fromEntries(
    ['SECRET_KEY', 'JWT_SECRET_KEY'].filter((name) => !has(name)).map((name) => [name, placeholder()]),
  )
  return parseConfig({ ...environment, ...secrets }, readTextFile)
}
