import { describe, expect, it } from 'bun:test'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/run.ts'
import { createBunRuntime } from '../../src/runtime/bun.ts'

const run = async (args: readonly string[], environment: Record<string, string> = {}) => {
  const printed: string[] = []
  const errors: string[] = []
  const code = await runCommand({
    args,
    environment,
    runtime: createBunRuntime(),
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  })
  return { code, printed: printed.join('\n'), errors: errors.join('\n') }
}

describe('command line', () => {
  it('suggests the command that was meant and exits 2', async () => {
    const { code, errors } = await run(['migarte'])
    expect(code).toBe(2)
    expect(errors).toContain('did you mean migrate?')
  })

  it.each(['serve', 'migrate', 'check'])(
    'explains %s and does not run it when asked for help',
    async (name) => {
      const DATA_DIR = join(tmpdir(), 'gateway-help-writes-nothing')
      for (const args of [
        [name, '--help'],
        [name, '-h'],
        ['help', name],
      ]) {
        const { code, printed } = await run(args, { DATA_DIR })
        expect(code).toBe(0)
        expect(printed).toStartWith(`gateway ${name}\n`)
      }
      expect(existsSync(DATA_DIR)).toBe(false)
    },
  )

  it('refuses what a command does not take', async () => {
    const { code, errors } = await run(['serve', '--port', '3000'])
    expect(code).toBe(2)
    expect(errors).toContain('--port 3000')
  })

  it('says what the operator can mend, without a stack', async () => {
    const { code, errors } = await run(['migrate'], { DATA_DIR: '/proc/gateway' })
    expect(code).toBe(1)
    expect(errors).toStartWith('DATA_DIR: /proc/gateway cannot be written')
    expect(errors).not.toContain('    at ')
  })

  it('suggests nothing for what is like no command', async () => {
    const { code, errors } = await run(['xyzzy-plugh'])
    expect(code).toBe(2)
    expect(errors).not.toContain('did you mean')
  })

  it.each(['help', '--help', '-h'])('lists every command on %s', async (name) => {
    const { code, printed } = await run([name])
    expect(code).toBe(0)
    for (const command of [
      'serve',
      'check',
      'routes',
      'explain',
      'migrate',
      'healthcheck',
      'openapi',
      'standin',
    ]) {
      expect(printed).toContain(`\n  ${command}`)
    }
  })

  it('prints its version', async () => {
    expect((await run(['version'])).printed).toMatch(/^predicthealth-gateway \d+\.\d+\.\d+/)
  })

  it('lists all problems of the configuration and exits 1', async () => {
    const { code, errors } = await run(['serve'], { NODE_ENV: 'production' })
    expect(code).toBe(1)
    for (const name of ['SECRET_KEY', 'JWT_SECRET_KEY', 'DATABASE_URL', 'REDIS_URL', 'PATIENT_SERVICE_URL']) {
      expect(errors).toContain(`  ${name}: not set`)
    }
  })

  it('says how to use explain and standin', async () => {
    expect((await run(['explain'])).code).toBe(2)
    expect((await run(['standin', 'patinets'])).errors).toContain('did you mean patients?')
  })
})

describe('gateway routes', () => {
  it('prints every route with its rule', async () => {
    const { code, printed } = await run(['routes'])
    expect(code).toBe(0)
    expect(printed).toMatch(/^GET +\/health +public/m)
    expect(printed).not.toContain('nobody (no rule)')
  })
})

describe('gateway explain', () => {
  it('names the route, the decision and what would be forwarded', async () => {
    const { printed } = await run(['explain', 'GET', '/api/v1/patients/7', '--as', 'doctor'])
    expect(printed).toContain('route      GET /api/v1/patients/:id')
    expect(printed).toContain('asks the service')
    expect(printed).toContain('forwarded  GET /api/v1/patients/7 to patients')
  })

  it('denies a stranger with the reason', async () => {
    const stranger = (await run(['explain', 'GET', '/api/v1/patients/7'])).printed
    expect(stranger).toContain('denied: needs a session')
    expect(stranger).toContain('forwarded  nothing: answered 401')
    const doctor = (await run(['explain', 'GET', '/api/v1/patients', '--as', 'doctor'])).printed
    expect(doctor).toContain('denied: role doctor is not among institution, admin')
    expect(doctor).toContain('forwarded  nothing: answered 403, without the reason')
  })

  it('exits 1 for a path without a route', async () => {
    expect((await run(['explain', 'GET', '/nowhere/at/all'])).code).toBe(1)
  })
})

describe('gateway openapi', () => {
  it('prints a document that names the routes', async () => {
    const document = JSON.parse((await run(['openapi'])).printed)
    expect(document.openapi).toStartWith('3.')
    expect(Object.keys(document.paths)).toContain('/api/v1/auth/login')
  })
})

describe('gateway healthcheck', () => {
  it('fails when nothing listens', async () => {
    expect((await run(['healthcheck'], { PORT: '1' })).code).toBe(1)
  })
})
