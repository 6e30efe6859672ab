import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { postgresPrograms } from './postgres.ts'
import { type StartedProcess, startProcess } from './started-process.ts'

/** A private PostgreSQL that keeps what it acknowledged when it is killed, and can be started again on the same data. */
export interface MortalPostgres {
  readonly url: string
  /** SIGKILL to the postmaster and all its backends; resolves when the port is closed. */
  kill(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

const asItsUser = (command: readonly string[]): readonly [string, readonly string[]] => {
  const [program = '', ...args] = command
  return process.getuid?.() === 0
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', ...command]]
    : [program, args]
}

export const createMortalPostgres = async (): Promise<MortalPostgres> => {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const directory = mkdtempSync(join(tmpdir(), 'gateway-mortal-'))
  chmodSync(directory, 0o777)
  const data = join(directory, 'data')
  const [initdb, initdbArgs] = asItsUser([
    ...[join(programs, 'initdb'), '-D', data, '-U', 'postgres', '--auth=trust'],
    ...['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
  ])
  const made = spawnSync(initdb, initdbArgs, { encoding: 'utf8', cwd: directory })
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`)
  const port = await freePort()
  let server: StartedProcess | null = null

  const start = async (): Promise<void> => {
    // `fsync=off` loses nothing when a process dies, only when the machine does; commits stay synchronous.
    const [program, args] = asItsUser([
      ...[join(programs, 'postgres'), '-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', directory],
      ...['-c', 'fsync=off', '-c', 'max_connections=50'],
    ])
    server = startProcess(program, args, { cwd: directory })
    await server.waitFor(/ready to accept connections/)
  }

  const kill = async (): Promise<void> => {
    const pid = server?.child.pid
    if (!server || !pid) return
    const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.split('\n')
    await server.end('SIGKILL')
    for (const child of children.map(Number).filter((id) => id > 0)) {
      try {
        process.kill(child, 'SIGKILL')
      } catch {
        // It noticed that its postmaster is gone, and went by itself.
      }
    }
    server = null
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    kill,
    remove: async () => {
      await kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
