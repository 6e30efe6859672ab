import { afterEach, beforeEach, describe, expect, it } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDevelopmentSecrets } from '../../src/runtime/development-secrets.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gateway-secrets-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('development secrets', () => {
  it('are made once, differ, and outlive a restart', () => {
    const read = (name: string): string => {
      const path = withDevelopmentSecrets({ DATA_DIR: directory })[name] ?? ''
      return readFileSync(path, 'utf8')
    }
    const first = read('SECRET_KEY_FILE')
    expect(first.length).toBeGreaterThanOrEqual(43)
    expect(read('SECRET_KEY_FILE')).toBe(first)
    expect(read('JWT_SECRET_KEY_FILE')).not.toBe(first)
  })

  it('can be read by their owner only', () => {
    const path = withDevelopmentSecrets({ DATA_DIR: directory })['SECRET_KEY_FILE'] ?? ''
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('leave alone what is set', () => {
    const environment = { DATA_DIR: directory, SECRET_KEY: 'mine', JWT_SECRET_KEY_FILE: '/run/key' }
    expect(withDevelopmentSecrets(environment)).toEqual(environment)
  })

  it.each(['NODE_ENV', 'FLASK_ENV'])('do not exist when %s is production', (name) => {
    const environment = { DATA_DIR: directory, [name]: 'production' }
    expect(withDevelopmentSecrets(environment)).toEqual(environment)
  })
})
