import { describe } from 'bun:test'
import { createRedisStore } from '../../../src/identity/stores/redis.ts'
import { openRedis } from '../../../src/storage/redis.ts'
import { hasRedisServer, startDurableRedis } from '../../support/durable-redis.ts'
import { startRedisCluster } from '../../support/redis-cluster.ts'
import { describeStore, type StoreUnderTest } from './contract.ts'

const open = async (url: string, dispose: () => Promise<void>): Promise<StoreUnderTest> => {
  const options = { commandTimeoutMs: 1_000 }
  const store = createRedisStore(await openRedis(url, options))
  const other = createRedisStore(await openRedis(url, options))
  return {
    store,
    other,
    elapse: (ms) => Bun.sleep(ms),
    dispose: async () => {
      await store.close()
      await other.close()
      await dispose()
    },
  }
}

const given = process.env['REDIS_URL']
if (given) describeStore('Redis (REDIS_URL)', () => open(given, async () => undefined))

const givenCluster = process.env['REDIS_CLUSTER_URL']
if (givenCluster)
  describeStore('Redis Cluster (REDIS_CLUSTER_URL)', () => open(givenCluster, async () => undefined))

describe.skipIf(!hasRedisServer)('own servers', () => {
  describeStore('Redis', async () => {
    const server = await startDurableRedis()
    return open(server.url, server.dispose)
  })

  describeStore('Redis Cluster of three masters', async () => {
    const cluster = await startRedisCluster()
    return open(cluster.url, cluster.dispose)
  })
})
