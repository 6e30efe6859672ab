import { type Config, parseConfig } from '../../src/config.ts'

const SECRETS = { SECRET_KEY: 's'.repeat(48), JWT_SECRET_KEY: 'j'.repeat(48) }

/** A valid configuration with everything embedded, for tests that need one; `env` goes over it. */
export const testConfig = (env: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({ NODE_ENV: 'test', ...SECRETS, ...env }, () => {
    throw new Error('no files in this test')
  })
