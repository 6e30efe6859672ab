import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ignoresHangUp } from '../../src/runtime/hang-up.ts'
import { freePort } from '../support/free-port.ts'
import { formUnderTest } from '../support/gateway.ts'
import { type StartedProcess, startProcess } from '../support/started-process.ts'

const BINARY = resolve('dist/gateway')
const PATIENCE_MS = 30_000
/** Whoever runs the tests under `nohup` has what they start ignore SIGHUP. */
const HANG_UP = ignoresHangUp() ? 'SIGINT' : 'SIGHUP'

/** Empty, and the working directory of every run. */
let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gateway-binary-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(BINARY, args, { cwd: directory, env, encoding: 'utf8', timeout: PATIENCE_MS })

const start = (env: Readonly<Record<string, string>>): StartedProcess =>
  startProcess(BINARY, [], { cwd: directory, env: { METRICS_ADDR: '127.0.0.1:0', ...env } })

const urlOf = async (gateway: StartedProcess): Promise<URL> => {
  const [, url = ''] = await gateway.waitFor(/Open +(http\S+)/)
  return new URL(url)
}

describe.skipIf(formUnderTest() !== 'binary')('the binary', () => {
  it('prints its version and its commands', () => {
    expect(run(['version']).stdout).toMatch(/^predicthealth-gateway \d/)
    expect(run(['help']).stdout).toContain('gateway [command]')
  })

  it('prints all of a long answer into a pipe that is read late, and fails where it cannot be written', () => {
    const shell = (script: string) =>
      spawnSync('bash', ['-o', 'pipefail', '-c', script, 'bash', BINARY], {
        ...{ cwd: directory, env: { PATH: process.env['PATH'] ?? '' } },
        ...{ encoding: 'utf8' as const, timeout: PATIENCE_MS },
      })
    const late = shell('"$1" openapi | (read -r first; sleep 0.3; echo "$first"; cat)')
    expect(Object.keys(JSON.parse(late.stdout))).toContain('paths')
    expect(shell('"$1" version > /dev/full').status).toBe(1)
  })

  it('refuses production without its settings, all of them at once', () => {
    // The build freezes the literal `process.env.NODE_ENV` (fact T8): this proves that the real one is read.
    const { status, stderr } = run(['serve'], { NODE_ENV: 'production' })
    expect(status).toBe(1)
    for (const name of ['SECRET_KEY', 'DATABASE_URL', 'REDIS_URL', 'ADMIN_SERVICE_URL']) {
      expect(stderr).toContain(`${name}: not set`)
    }
  })

  it('takes nothing from a .env file or a bunfig.toml where it happens to run', () => {
    writeFileSync(join(directory, '.env'), 'PORT=nonsense\n')
    writeFileSync(join(directory, 'bunfig.toml'), 'preload = ["./missing.ts"]\n')
    const { status, stderr } = run(['routes'])
    rmSync(join(directory, '.env'))
    rmSync(join(directory, 'bunfig.toml'))
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it.each(['SIGTERM', HANG_UP] as const)(
    'serves from an empty directory, is healthy, drains on %s and exits 0',
    async (signal) => {
      const port = String(await freePort())
      const gateway = start({ PORT: port })
      const url = await urlOf(gateway)
      expect((await fetch(new URL('/health', url))).status).toBe(200)
      expect(run(['healthcheck'], { PORT: port }).status).toBe(0)
      expect(await gateway.end(signal)).toBe(0)
      expect(run(['healthcheck'], { PORT: port }).status).toBe(1)
    },
    PATIENCE_MS,
  )

  it('tells event streams and WebSockets to go before it drains, and ends with the last of them', async () => {
    const service = Bun.serve({
      ...{ port: 0, hostname: '127.0.0.1', idleTimeout: 0 },
      fetch(request, server) {
        if (server.upgrade(request)) return undefined
        const first = new TextEncoder().encode('data: 1\n\n')
        const body = new ReadableStream({ start: (controller) => controller.enqueue(first) })
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
      },
      websocket: { message: () => undefined },
    })
    const live = { name: 'live', prefix: '/live', url: service.url.origin, public: true, websocket: true }
    const gateway = start({ PORT: String(await freePort()), EXTRA_SERVICES: JSON.stringify([live]) })
    const url = new URL('/live', await urlOf(gateway))
    const events = (await fetch(url)).body?.getReader()
    const socket = new WebSocket(url.href.replace('http', 'ws'))
    await new Promise((resolve) => socket.addEventListener('open', resolve))
    const closed = new Promise<number>((resolve) =>
      socket.addEventListener('close', ({ code }) => resolve(code)),
    )
    const ended = gateway.end()
    expect(await closed).toBe(1001)
    expect((await events?.read())?.done).toBe(false)
    expect((await events?.read())?.done).toBe(true)
    expect(await ended).toBe(0)
    await service.stop(true)
  }, 15_000) // less than a drain takes that waits in vain

  it(
    'refuses a port that another gateway holds',
    async () => {
      const port = String(await freePort())
      const gateway = start({ PORT: port })
      await urlOf(gateway)
      const second = run([], { PORT: port, METRICS_ADDR: '127.0.0.1:0', DATA_DIR: join(directory, 'second') })
      await gateway.end()
      expect(second.status).toBe(1)
      expect(second.stderr).toContain(`PORT: cannot listen on 127.0.0.1, port ${port}: the address is taken`)
    },
    PATIENCE_MS,
  )

  it(
    'shares a port among workers, replaces a dead one and ends them all',
    async () => {
      const port = String(await freePort())
      const gateway = start({ PORT: port, WORKERS: '2', LOG_LEVEL: 'warn' })
      const url = await urlOf(gateway)
      const children = (): readonly string[] =>
        spawnSync('pgrep', ['-P', String(gateway.child.pid)], { encoding: 'utf8' })
          .stdout.trim()
          .split('\n')
      const [first = ''] = children()
      process.kill(Number(first), 'SIGKILL')
      await gateway.waitFor(/worker_died/)
      expect((await fetch(new URL('/health', url))).status).toBe(200)
      expect(await gateway.end(HANG_UP)).toBe(0)
    },
    PATIENCE_MS,
  )
})
