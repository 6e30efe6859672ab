import { describe, expect, it } from 'bun:test'
import { createRedisLease } from '../../src/storage/redis-lease.ts'
import { until } from '../support/durable-redis.ts'

const node = () => {
  const pings: PromiseWithResolvers<unknown>[] = []
  const ping = () => {
    const answer = Promise.withResolvers<unknown>()
    pings.push(answer)
    return answer.promise
  }
  return { ping, pings }
}

describe('a lease', () => {
  it('asks a connection once for all who wait, then not again for a while', async () => {
    const vouch = createRedisLease((work) => work)
    const server = node()
    const waits = [vouch(server), vouch(server)]
    expect(server.pings).toHaveLength(1)
    server.pings[0]?.resolve('PONG')
    await Promise.all(waits)
    expect(vouch(server)).toBeNull()
  })

  it('runs out by itself', async () => {
    const vouch = createRedisLease((work) => work)
    const server = node()
    const wait = vouch(server)
    server.pings[0]?.resolve('PONG')
    await wait
    await until(() => vouch(server) !== null)
    expect(server.pings).toHaveLength(2)
  })

  it('is not given to a connection that does not answer, and is no other connection’s', async () => {
    const vouch = createRedisLease((work) => work)
    const [dead, living] = [node(), node()]
    const waits = [vouch(dead), vouch(living)]
    dead.pings[0]?.reject(new Error('gone'))
    living.pings[0]?.resolve('PONG')
    await expect(waits[0]).rejects.toThrow('gone')
    await Promise.allSettled(waits)
    expect(vouch(living)).toBeNull()
    expect(vouch(dead)).not.toBeNull()
    dead.pings[1]?.resolve('PONG')
  })
})
