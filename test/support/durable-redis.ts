import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { type StartedProcess, startProcess } from './started-process.ts'

/** Whether this machine can run its own Redis. */
export const hasRedisServer = Bun.which('redis-server') !== null

/** A redis-server of one's own that can hang and come back; what it acknowledged survives a restart. */
export interface DurableRedis {
  readonly url: string
  readonly port: number
  /** Stops the process without closing a connection, as a hang does. */
  freeze(): void
  thaw(): void
  start(): Promise<void>
  stop(): Promise<void>
  /** Ends it and deletes its data. */
  dispose(): Promise<void>
}

export const startDurableRedis = async (...options: string[]): Promise<DurableRedis> => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-redis-'))
  const port = await freePort()
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', directory, '--save', '']
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always']
  let server: StartedProcess | null = null

  const start = async (): Promise<void> => {
    server = startProcess('redis-server', [...place, ...durable, ...options])
    await server.waitFor(/Ready to accept connections/)
  }
  const stop = async (): Promise<void> => {
    server?.child.kill('SIGCONT')
    await server?.end()
    server = null
  }

  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    freeze: () => void server?.child.kill('SIGSTOP'),
    thaw: () => void server?.child.kill('SIGCONT'),
    start,
    stop,
    dispose: async () => {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Sends one command on a connection of its own and resolves to the raw reply. */
export const redisCommand = (port: number, ...words: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${words.join(' ')}\r\n`))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString())
    })
  })

/** Waits for a condition; fails after `limitMs`. */
export const until = async (condition: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> => {
  const deadline = performance.now() + limitMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`condition not met within ${limitMs} ms`)
    await Bun.sleep(10)
  }
}
