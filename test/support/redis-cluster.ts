import { type DurableRedis, redisCommand, startDurableRedis, until } from './durable-redis.ts'

const SLOTS = 16_384

export interface StartedCluster {
  /** In the spelling of `REDIS_URL`. */
  readonly url: string
  readonly nodes: readonly DurableRedis[]
  dispose(): Promise<void>
}

/** Three masters that share the slots, on free loopback ports. */
export const startRedisCluster = async (): Promise<StartedCluster> => {
  const options = ['--cluster-enabled', 'yes', '--cluster-require-full-coverage', 'yes']
  const nodes: DurableRedis[] = []
  for (let count = 0; count < 3; count += 1) nodes.push(await startDurableRedis(...options))
  const share = Math.ceil(SLOTS / nodes.length)
  for (const [position, { port }] of nodes.entries()) {
    const last = Math.min((position + 1) * share, SLOTS) - 1
    await redisCommand(port, 'CLUSTER', 'ADDSLOTSRANGE', `${position * share}`, `${last}`)
    for (const other of nodes) await redisCommand(port, 'CLUSTER', 'MEET', '127.0.0.1', `${other.port}`)
  }
  for (const { port } of nodes) {
    await until(async () =>
      /cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(await redisCommand(port, 'CLUSTER', 'INFO')),
    )
  }
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    dispose: async () => {
      for (const node of nodes) await node.dispose()
    },
  }
}
