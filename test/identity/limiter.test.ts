import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createClient } from 'redis'
import { createLimiter, type Limiter } from '../../src/identity/limiter.ts'

const policy = { name: 'test', quota: 2, windowSeconds: 60 }

const rules = (limiterOf: () => Limiter) => {
  it('counts down to the quota and no further', async () => {
    const limiter = limiterOf()
    const key = crypto.randomUUID()
    const uses = [await limiter.use(key), await limiter.use(key), await limiter.use(key)]
    expect(uses.map(({ remaining, exceeded }) => [remaining, exceeded])).toEqual([
      [1, false],
      [0, false],
      [0, true],
    ])
    expect(uses[0]?.resetSeconds).toBeWithin(1, 61)
  })

  it('counts keys apart and forgets one when told', async () => {
    const limiter = limiterOf()
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()]
    await limiter.use(one)
    expect((await limiter.use(two)).used).toBe(1)
    await limiter.forget(one)
    expect((await limiter.use(one)).used).toBe(1)
  })
}

describe('limiter in this process', () => {
  const limiter = createLimiter(policy, null)
  rules(() => limiter)
})

describe('limiter without its store', () => {
  it('counts in this process at once when the store is not connected', async () => {
    const limiter = createLimiter(
      policy,
      createClient({ url: 'redis://127.0.0.1:1', disableOfflineQueue: true }),
    )
    await limiter.use('a')
    await limiter.use('a')
    expect((await limiter.use('a')).exceeded).toBe(true)
  })

  it('counts in this process when the store hangs', async () => {
    const hanging = {
      isReady: true,
      eval: () => new Promise(() => {}),
      sendCommand: () => new Promise(() => {}),
    }
    const limiter = createLimiter(policy, hanging)
    expect((await limiter.use('a')).used).toBe(1)
    expect((await limiter.use('a')).used).toBe(2)
  })
})

describe.skipIf(!process.env['REDIS_URL'])('limiter on Redis', () => {
  const connect = () => createClient({ url: process.env['REDIS_URL'] ?? '' }).on('error', () => {})
  const [one, two] = [connect(), connect()]
  beforeAll(async () => void (await Promise.all([one.connect(), two.connect()])))
  afterAll(() => {
    one.destroy()
    two.destroy()
  })

  rules(() => createLimiter(policy, one))

  it('is shared by all instances', async () => {
    const key = crypto.randomUUID()
    await createLimiter(policy, one).use(key)
    expect((await createLimiter(policy, two).use(key)).used).toBe(2)
  })

  it('keeps no key in clear', async () => {
    const limiter = createLimiter({ ...policy, name: 'clear' }, one)
    await limiter.use('paciente1@test.predicthealth.com')
    const keys = await one.keys('limit:clear*')
    expect(keys).toHaveLength(1)
    expect(keys.join()).not.toContain('paciente1')
  })
})
