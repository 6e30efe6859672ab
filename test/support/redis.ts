import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { startProcess } from './started-process.ts'

export interface StartedServer {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** A private redis-server without persistence, in a folder of its own. */
export const startRedis = async (): Promise<StartedServer> => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-redis-'))
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = startProcess('redis-server', [...settings, '--dir', directory])
  await server.waitFor(/Ready to accept connections/)
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.child.pid ?? 0,
    stop: async () => {
      await server.end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
