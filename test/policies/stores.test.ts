import { describe, expect, it } from 'bun:test'
import type { StoredResponse } from '../../src/http/stored-response.ts'
import type { CacheStore } from '../../src/policies/cache-store.ts'
import type { IdempotencyRecord, IdempotencyStore } from '../../src/policies/idempotency-store.ts'
import { createMemoryCacheStore } from '../../src/policies/memory-cache-store.ts'
import { createMemoryIdempotencyStore } from '../../src/policies/memory-idempotency-store.ts'
import { createRedisCacheStore } from '../../src/policies/redis-cache-store.ts'
import { createRedisIdempotencyStore } from '../../src/policies/redis-idempotency-store.ts'
import { openRedis } from '../../src/storage/redis.ts'
import { createFakeClock } from './fake-clock.ts'

const running = (fingerprint: string): IdempotencyRecord => ({ state: 'running', fingerprint })
const done: IdempotencyRecord = {
  state: 'done',
  fingerprint: 'f',
  status: 201,
  fields: ['Content-Type', 'text/plain'],
  content: 'AP+A',
}
const stored: StoredResponse = {
  status: 200,
  fields: ['Content-Type', 'text/plain'],
  content: Uint8Array.of(0, 255, 128),
  requestedAt: 1,
  receivedAt: 2,
  selecting: ['accept', '*/*'],
  authority: 'https://clinic.example',
  subject: 'u-1',
}

interface Opened<Store> {
  readonly store: Store
  close(): Promise<void>
}

const describeIdempotencyStore = (name: string, open: () => Promise<Opened<IdempotencyStore>>) => {
  describe(`idempotency store: ${name}`, () => {
    it('lets one of many claim a key', async () => {
      const { store, close } = await open()
      const key = crypto.randomUUID()
      const claims = await Promise.all(
        ['a', 'b', 'c'].map((print) => store.claim(key, running(print), 60_000)),
      )
      expect(claims.filter((claim) => claim === null)).toHaveLength(1)
      await close()
    })

    it('gives back what was kept', async () => {
      const { store, close } = await open()
      const key = crypto.randomUUID()
      await store.claim(key, running('f'), 60_000)
      await store.replace(key, done, 60_000)
      expect(await store.claim(key, running('f'), 60_000)).toEqual(done)
      await close()
    })

    it('can be claimed again after its release', async () => {
      const { store, close } = await open()
      const key = crypto.randomUUID()
      await store.claim(key, running('f'), 60_000)
      await store.release(key)
      expect(await store.claim(key, running('f'), 60_000)).toBeNull()
      await close()
    })
  })
}

const describeCacheStore = (name: string, open: () => Promise<Opened<CacheStore>>) => {
  describe(`cache store: ${name}`, () => {
    it('gives back what was kept, octets included, until it is forgotten', async () => {
      const { store, close } = await open()
      const key = `lab /${crypto.randomUUID()}`
      expect(await store.get(key)).toEqual([])
      await store.set(key, [stored, { ...stored, content: null, subject: null }], 60_000)
      expect(await store.get(key)).toEqual([stored, { ...stored, content: null, subject: null }])
      await store.delete(key)
      expect(await store.get(key)).toEqual([])
      await close()
    })
  })
}

const nothing = async () => undefined
describeIdempotencyStore('memory', async () => ({
  store: createMemoryIdempotencyStore(createFakeClock()),
  close: nothing,
}))
describeCacheStore('memory', async () => ({
  store: createMemoryCacheStore(createFakeClock()),
  close: nothing,
}))

describe('the cache in memory', () => {
  it('counts keys and fields too, which a stranger may choose the length of', async () => {
    const store = createMemoryCacheStore(createFakeClock(), 100_000)
    const key = (n: number) => `lab /${n}?${'x'.repeat(8_000)}`
    const response = { ...stored, content: null, fields: ['X-Long', 'y'.repeat(8_000)] }
    for (let n = 0; n < 20; n += 1) await store.set(key(n), [response], 60_000)
    const kept = await Promise.all(Array.from({ length: 20 }, (_, n) => store.get(key(n))))
    expect(kept.filter((responses) => responses.length > 0)).toHaveLength(5)
  })
})

const url = process.env['REDIS_URL'] ?? ''
describe.skipIf(url === '')('on Redis', () => {
  const open = () => openRedis(url, { commandTimeoutMs: 5_000 })
  describeIdempotencyStore('Redis', async () => {
    const redis = await open()
    return { store: createRedisIdempotencyStore(redis), close: () => redis.close() }
  })
  describeCacheStore('Redis', async () => {
    const redis = await open()
    return { store: createRedisCacheStore(redis), close: () => redis.close() }
  })
})

describe('a Redis that does not answer', () => {
  const silent = { send: () => Promise.reject(new Error('down')) }

  it('is a cache that has nothing', async () => {
    expect(await createRedisCacheStore(silent).get('x')).toEqual([])
  })

  it('is no leave to do a thing twice', async () => {
    await expect(createRedisIdempotencyStore(silent).claim('k', running('f'), 1)).rejects.toThrow('down')
  })

  it('holding something unreadable is a cache that has nothing', async () => {
    expect(await createRedisCacheStore({ send: async () => '{oops' }).get('x')).toEqual([])
  })
})
