import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { createRedisStore } from '../../src/identity/stores/redis.ts'
import { openRedis } from '../../src/storage/redis.ts'
import {
  type DurableRedis,
  hasRedisServer,
  redisCommand,
  startDurableRedis,
} from '../support/durable-redis.ts'
import { eventually } from '../support/eventually.ts'
import { bearer, CLIENT, createClock, createGateway, issue } from './support.ts'

describe.skipIf(!hasRedisServer)('what an operator sees with redis-cli', () => {
  let server: DurableRedis
  let store: SessionStore
  const clock = createClock()
  beforeAll(async () => {
    server = await startDurableRedis()
    store = createRedisStore(await openRedis(server.url, { commandTimeoutMs: 10_000 }))
  })
  afterAll(async () => {
    await store.close()
    await server.dispose()
  })
  const keys = async (pattern: string) =>
    (await redisCommand(server.port, 'KEYS', pattern)).split('\r\n').filter((line) => line.includes(':'))
  const secondsLeft = async (key: string) => Number((await redisCommand(server.port, 'TTL', key)).slice(1))

  it('one access token and one refresh token per session, with times to live that slide', async () => {
    const { sessions } = createGateway({ clock, store, patient: true })
    const one = await sessions.open(await issue(), CLIENT)
    const two = await sessions.open(await issue({ user_id: 'u-2' }), CLIENT)
    const accessKey = `access_token:${one.accessToken}`
    expect((await keys('access_token:*')).sort()).toEqual(
      [accessKey, `access_token:${two.accessToken}`].sort(),
    )
    expect(await keys('refresh_token:*')).toHaveLength(2)
    expect(await keys('session:*')).toHaveLength(2)
    expect((await keys('user_sessions:*')).sort()).toEqual(['user_sessions:u-1', 'user_sessions:u-2'])
    expect(await secondsLeft(accessKey)).toBeWithin(890, 901)
    expect(await secondsLeft(`refresh_token:${one.refreshToken}`)).toBeWithin(604_790, 604_801)

    await redisCommand(server.port, 'EXPIRE', accessKey, '400')
    clock.advanceSeconds(59)
    await sessions.authenticate(bearer(one.accessToken))
    expect(await secondsLeft(accessKey)).toBeLessThanOrEqual(400)
    clock.advanceSeconds(1)
    await sessions.authenticate(bearer(one.accessToken))
    expect(await secondsLeft(accessKey)).toBeWithin(890, 901)
  })

  it('a session that ends when its keys are deleted by hand', async () => {
    const { sessions } = createGateway({ clock, store, patient: true })
    const opened = await sessions.open(await issue({ user_id: 'u-3' }), CLIENT)
    await sessions.authenticate(bearer(opened.accessToken))
    await redisCommand(server.port, 'DEL', `access_token:${opened.accessToken}`)
    const person = () => sessions.authenticate(bearer(opened.accessToken))
    await eventually(async () => (await person()) === null)
    expect(await person()).toBeNull()
  })

  it('nothing of a session after its logout', async () => {
    const { sessions } = createGateway({ clock, store, patient: true })
    const opened = await sessions.open(await issue({ user_id: 'u-4' }), CLIENT)
    await sessions.refresh(opened.refreshToken)
    const before = (await keys('*')).length
    await sessions.closeAll('u-4')
    expect((await keys('*')).length).toBe(before - 5)
    expect(await keys('user_sessions:u-4')).toEqual([])
  })
})
