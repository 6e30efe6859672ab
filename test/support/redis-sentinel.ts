import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisCommand, startDurableRedis, until } from './durable-redis.ts'
import { freePort } from './free-port.ts'
import { startProcess } from './started-process.ts'

export interface StartedSentinel {
  /** In the spelling of `REDIS_URL`. */
  readonly url: string
  /** Stops the master and resolves when the sentinel has made the replica the new one. */
  failOver(): Promise<void>
  dispose(): Promise<void>
}

/** A master, its replica, and one sentinel that watches them. */
export const startRedisSentinel = async (): Promise<StartedSentinel> => {
  const master = await startDurableRedis()
  const replica = await startDurableRedis('--replicaof', '127.0.0.1', `${master.port}`)
  await until(async () =>
    /master_link_status:up/.test(await redisCommand(replica.port, 'INFO', 'replication')),
  )
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'gateway-sentinel-'))
  const file = join(directory, 'sentinel.conf')
  writeFileSync(
    file,
    `port ${port}
bind 127.0.0.1
dir ${directory}
sentinel monitor main 127.0.0.1 ${master.port} 1
sentinel down-after-milliseconds main 300
sentinel failover-timeout main 2000
`,
  )
  const sentinel = startProcess('redis-server', [file, '--sentinel'])
  await until(async () => /slaves=1/.test(await redisCommand(port, 'INFO', 'sentinel').catch(() => '')))
  return {
    url: `redis+sentinel://127.0.0.1:${port}/main`,
    failOver: async () => {
      await master.stop()
      // A promotion cuts connections, ours too.
      const role = () => redisCommand(replica.port, 'INFO', 'replication').catch(() => '')
      await until(async () => /role:master/.test(await role()), 30_000)
    },
    dispose: async () => {
      await sentinel.end()
      await master.dispose()
      await replica.dispose()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
