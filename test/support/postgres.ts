import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import type { StartedServer } from './redis.ts'
import { startProcess } from './started-process.ts'

const DEBIAN_VERSIONS = '/usr/lib/postgresql'

/** Folder with `initdb` and `postgres`: Debian keeps them off the path. `null` when there is none. */
export const postgresPrograms = (): string | null => {
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : []
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(DEBIAN_VERSIONS, newest, 'bin') : null
}

/** PostgreSQL refuses to run as root; Debian's package brings the user for it. `setpriv` becomes it, so signals arrive. */
const asItsUser = (command: readonly string[]): readonly [string, readonly string[]] => {
  const [program = '', ...args] = command
  return process.getuid?.() === 0
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', ...command]]
    : [program, args]
}

/** A private PostgreSQL with durability off, in a folder of its own. */
export const startPostgres = async (): Promise<StartedServer> => {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const directory = mkdtempSync(join(tmpdir(), 'gateway-postgres-'))
  chmodSync(directory, 0o777)
  const data = join(directory, 'data')
  const [initdb, initdbArgs] = asItsUser([
    ...[join(programs, 'initdb'), '-D', data, '-U', 'postgres', '--auth=trust'],
    ...['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
  ])
  const made = spawnSync(initdb, initdbArgs, { encoding: 'utf8', cwd: directory })
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`)
  const port = await freePort()
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const [program, args] = asItsUser([
    ...[join(programs, 'postgres'), '-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', directory],
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const server = startProcess(program, args, { cwd: directory })
  await server.waitFor(/ready to accept connections/)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: server.child.pid ?? 0,
    stop: async () => {
      await server.end('SIGINT') // fast shutdown: connections are cut
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
