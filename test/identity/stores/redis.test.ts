import { describe, expect, it } from 'bun:test'
import { createRedisStore } from '../../../src/identity/stores/redis.ts'
import { openRedis } from '../../../src/storage/redis.ts'
import { hasRedisServer, redisCommand, startDurableRedis, until } from '../../support/durable-redis.ts'
import { startRedisCluster } from '../../support/redis-cluster.ts'
import { startRedisSentinel } from '../../support/redis-sentinel.ts'
import { describeStore, type StoreUnderTest } from './contract.ts'

const open = async (url: string, dispose: () => Promise<void>): Promise<StoreUnderTest> => {
  const options = { commandTimeoutMs: 10_000 }
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

  describeStore('Redis Sentinel', async () => {
    const sentinel = await startRedisSentinel()
    return open(sentinel.url, sentinel.dispose)
  })

  it('hears of an end made elsewhere, also after changes and a lost connection', async () => {
    const server = await startDurableRedis()
    const { store, other, dispose } = await open(server.url, server.dispose)
    await other.swap('session:s', null, 'a', 60_000)
    const gone = new Promise<void>((resolve) => void store.watch('session:s', resolve))
    await other.swap('session:s', 'a', 'b', 60_000)
    await redisCommand(server.port, 'CLIENT', 'KILL', 'TYPE', 'normal')
    await until(() =>
      Promise.all([store.read('session:s'), other.ping()]).then(
        () => true,
        () => false,
      ),
    )
    await other.swap('session:s', 'b', 'c', 60_000)
    await other.remove('session:s')
    await gone
    await dispose()
  }, 60_000)

  it('a replica is no store, though it answers pings', async () => {
    const server = await startDurableRedis()
    const redis = await openRedis(server.url, { commandTimeoutMs: 10_000 })
    const store = createRedisStore(redis)
    await store.ping()
    await redis.send('any', 'REPLICAOF', '127.0.0.1', '1')
    await redis.ping()
    await expect(store.ping()).rejects.toThrow(/READONLY/)
    await redis.send('any', 'REPLICAOF', 'NO', 'ONE')
    expect(await store.ping()).toBeUndefined()
    await store.close()
    await server.dispose()
  }, 60_000)

  it('a store behind a sentinel goes on with the new master', async () => {
    const sentinel = await startRedisSentinel()
    const store = createRedisStore(await openRedis(sentinel.url, { commandTimeoutMs: 1_000 }))
    await store.swap('session:kept', null, 'kept', 60_000)
    expect(await store.peek('session:kept')).toBe('kept')
    await sentinel.failOver()
    await until(() =>
      store.read('session:kept').then(
        (value) => value === 'kept',
        () => false,
      ),
    )
    expect(await store.swap('session:after', null, 'a', 60_000)).toBe(true)
    expect(await store.peek('session:kept')).toBe('kept')
    await store.close()
    await sentinel.dispose()
  }, 60_000)
})
