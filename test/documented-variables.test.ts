import { describe, expect, it } from 'bun:test'
import { readFileSync } from 'node:fs'
import { variableNames } from '../src/config-variables.ts'
import { testConfig } from './support/config.ts'

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const named = lines.flatMap((line) => line.match(/^(?:# )?([A-Z][A-Z0-9_]+)=/)?.[1] ?? [])

  it('names every variable exactly once', () => {
    expect(named.toSorted()).toEqual([...variableNames()].toSorted())
  })

  it('sets nothing but the defaults', () => {
    const set = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=') as [string, string])
    const unset = testConfig({ NODE_ENV: 'development' })
    expect({ ...testConfig(Object.fromEntries(set)), given: unset.given }).toEqual(unset)
  })

  it('shows examples that are allowed', () => {
    const shown = lines.flatMap((line) => {
      const [, name, value] = line.match(/^(?:# )?([A-Z][A-Z0-9_]+)=(\S+)/) ?? []
      return name && value && name !== 'JWT_JWKS_URL' && !name.endsWith('_FILE')
        ? [[name, value] as const]
        : []
    })
    expect(() => testConfig(Object.fromEntries(shown))).not.toThrow()
  })
})

describe('README.md', () => {
  it('has every variable in its table', () => {
    const readme = readFileSync('README.md', 'utf8')
    const missing = variableNames().filter(
      (name) =>
        !readme.includes(`\`${name}\``) &&
        !/_SERVICE_((CONNECT_|HEADERS_|IDLE_)?TIMEOUT_MS|KEEP_ALIVE_MS|HEALTH_INTERVAL_MS|SLOW_MS|MAX_IN_FLIGHT|RETRIES|MAX_CONNECTIONS|FAILURE_RATIO|CACHE_SECONDS|CA_FILE|CERT_FILE|KEY_FILE|SERVER_NAME)$/.test(
          name,
        ),
    )
    expect(missing).toEqual([])
  })
})
