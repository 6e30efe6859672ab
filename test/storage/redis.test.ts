import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { openRedis, type Redis } from '../../src/storage/redis.ts'
import {
  type DurableRedis,
  hasRedisServer,
  redisCommand,
  startDurableRedis,
  until,
} from '../support/durable-redis.ts'
import { startRedisCluster } from '../support/redis-cluster.ts'

/** How many commands of one name the server has run. */
const callsOf = async (port: number, command: string): Promise<number> => {
  const [, calls] = new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(
    await redisCommand(port, 'INFO', 'commandstats'),
  ) ?? [0, '0']
  return Number(calls)
}

describe.skipIf(!hasRedisServer)('Redis', () => {
  let server: DurableRedis
  let redis: Redis
  const faults: Error[] = []
  beforeAll(async () => {
    server = await startDurableRedis()
    redis = await openRedis(server.url, { commandTimeoutMs: 200, onError: (error) => faults.push(error) })
  })
  afterAll(async () => {
    await redis.close()
    await server.dispose()
  })
  const isBack = () =>
    until(() =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    )

  it('answers a cached read without asking the server', async () => {
    await redis.send('cached', 'SET', 'cached', 'a')
    await redis.cachedGet('cached')
    const before = await callsOf(server.port, 'get')
    for (let turn = 0; turn < 100; turn += 1) expect(await redis.cachedGet('cached')).toBe('a')
    expect(await callsOf(server.port, 'get')).toBe(before)
  })

  it('does not keep the answer that a key is absent', async () => {
    expect(await redis.cachedGet('absent')).toBeNull()
    const before = await callsOf(server.port, 'get')
    expect(await redis.cachedGet('absent')).toBeNull()
    expect(await callsOf(server.port, 'get')).toBe(before + 1)
  })

  it('hears of every change made elsewhere: set, expiry set, delete, flush', async () => {
    for (const words of [
      ['SET', 'heard', 'b'],
      ['PEXPIRE', 'heard', '50000'],
      ['DEL', 'heard'],
      ['FLUSHALL'],
    ]) {
      await redis.send('heard', 'SET', 'heard', 'a')
      expect(await redis.cachedGet('heard')).toBe('a')
      const before = await callsOf(server.port, 'get')
      await redisCommand(server.port, ...words)
      await until(async () => {
        await redis.cachedGet('heard')
        return (await callsOf(server.port, 'get')) > before
      })
    }
  })

  it('never keeps a value that is overwritten elsewhere while its answer is on the way', async () => {
    // What it waits for is a process on a busy machine, and not the limit of a request.
    const patient = await openRedis(server.url, { commandTimeoutMs: 10_000 })
    for (let turn = 0; turn < 20; turn += 1) {
      const key = `raced:${turn}`
      await patient.send(key, 'SET', key, 'old')
      const reading = patient.cachedGet(key)
      // The command leaves some turns of the event loop later.
      for (let ticks = 0; ticks < turn % 5; ticks += 1) await new Promise((resolve) => setImmediate(resolve))
      // Holds this process up, so that it finds the answer and the news of the change together.
      spawnSync('redis-cli', ['-p', String(server.port), 'SET', key, 'new'])
      await reading
      await patient.ping() // whatever Redis said before has been heard then
      expect([turn, await patient.cachedGet(key)]).toEqual([turn, 'new'])
    }
    await patient.close()
  })

  it('stops answering from the cache soon after the server hangs, though the connection stays', async () => {
    await redis.send('hang', 'SET', 'hang', 'a')
    await redis.cachedGet('hang')
    server.freeze()
    try {
      await until(
        () =>
          Promise.resolve(redis.cachedGet('hang')).then(
            () => false,
            () => true,
          ),
        2_000,
      )
      await expect(redis.send('hang', 'GET', 'hang')).rejects.toThrow()
      await expect(redis.ping()).rejects.toThrow()
    } finally {
      server.thaw()
    }
    await isBack()
    expect(await redis.cachedGet('hang')).toBe('a')
  })

  it('fails at once while there is no server, tells its observer, and comes back by itself', async () => {
    faults.length = 0
    await server.stop()
    await until(() =>
      Promise.resolve(redis.cachedGet('gone')).then(
        () => false,
        () => true,
      ),
    )
    await expect(redis.send('gone', 'GET', 'gone')).rejects.toThrow()
    await until(() => faults.length > 0)
    await server.start()
    await isBack()
    expect(await redis.cachedGet('gone')).toBeNull()
  })

  it('forgets all it cached when the connection breaks', async () => {
    await redis.send('break', 'SET', 'break', 'old')
    await redis.cachedGet('break')
    await redisCommand(server.port, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'no')
    await redisCommand(server.port, 'SET', 'break', 'new')
    await isBack()
    expect(await redis.cachedGet('break')).toBe('new')
  })

  it('passes errors of the server on', async () => {
    await expect(redis.send('x', 'NOSUCHCOMMAND')).rejects.toThrow(/unknown command/)
  })
})

describe.skipIf(!hasRedisServer)('a Redis Cluster that is absent at start', () => {
  it('is found when it comes', async () => {
    const cluster = await startRedisCluster()
    for (const node of cluster.nodes) await node.stop()
    const redis = await openRedis(cluster.url, { commandTimeoutMs: 200 })
    await expect(redis.ping()).rejects.toThrow()
    await expect(redis.cachedGet('x')).rejects.toThrow()
    for (const node of cluster.nodes) await node.start()
    await until(() =>
      redis.send('x', 'SET', 'x', '1').then(
        () => true,
        () => false,
      ),
    )
    expect(await redis.cachedGet('x')).toBe('1')
    await redis.close()
    await cluster.dispose()
  }, 60_000)
})
