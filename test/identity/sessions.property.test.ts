import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { createRedisStore } from '../../src/identity/stores/redis.ts'
import { createSqliteStore } from '../../src/identity/stores/sqlite.ts'
import { openRedis } from '../../src/storage/redis.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import {
  type DurableRedis,
  hasRedisServer,
  redisCommand,
  startDurableRedis,
  until,
} from '../support/durable-redis.ts'
import { createMemoryStore } from '../support/memory-session-store.ts'
import { step } from './session-steps.ts'
import { createComparison, MAX_PER_USER, type World } from './session-world.ts'
import { createClock, createGateway } from './support.ts'

/** Two instances over one store, or over two connections to one. */
const createWorld = (stores: readonly [SessionStore, SessionStore], clock = createClock()): World => {
  const session = { maxPerUser: MAX_PER_USER }
  const [one, two] = stores
  return {
    instances: [
      createGateway({ clock, session, store: one, patient: true }).sessions,
      createGateway({ clock, session, store: two, patient: true }).sessions,
    ],
    clock,
    restart: async () => undefined,
  }
}

/** How many times as long as usual to search (`docs/operations.md`, last section). */
const FACTOR = Number(process.env['PROPERTY_RUNS'] ?? 1)
const TIMEOUT_MS = 60_000 * Math.max(FACTOR, 1)

const check = (
  world: () => Promise<World>,
  runs: number,
  steps: number,
  endOnFailure = false,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: steps / 2, maxLength: steps, size: 'max' }),
      async (sequence) => {
        const happen = createComparison(await world())
        for (const next of sequence) await happen(next)
      },
    ),
    { numRuns: Math.ceil(runs * FACTOR), endOnFailure },
  )

describe('two instances and the reference model', () => {
  it(
    'never differ over one memory',
    async () => {
      await check(
        async () => {
          const clock = createClock()
          const store = createMemoryStore(clock.now)
          return createWorld([store, store], clock)
        },
        60,
        200,
      )
    },
    TIMEOUT_MS,
  )

  it(
    'never differ over one SQLite file',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'gateway-property-'))
      let file = 0
      await check(
        async () => {
          const clock = createClock()
          const path = join(directory, `${file++}.db`)
          const store = () => createSqliteStore(openSqlite(path), clock.now)
          return createWorld([store(), store()], clock)
        },
        10,
        150,
      )
      rmSync(directory, { recursive: true, force: true })
    },
    TIMEOUT_MS,
  )
})

describe.skipIf(!hasRedisServer)('two instances on Redis and the reference model', () => {
  let server: DurableRedis
  let stores: readonly [SessionStore, SessionStore]
  beforeAll(async () => {
    server = await startDurableRedis()
    const open = async () => createRedisStore(await openRedis(server.url, { commandTimeoutMs: 10_000 }))
    stores = [await open(), await open()]
  })
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await server.dispose()
  })

  it(
    'never differ, though Redis restarts in between',
    async () => {
      await check(
        async () => {
          await redisCommand(server.port, 'FLUSHALL')
          const world = createWorld(stores)
          const restart = async () => {
            await server.stop()
            for (const sessions of world.instances) {
              await expect(sessions.list('u-1')).rejects.toBeInstanceOf(SessionStoreUnavailable)
            }
            await server.start()
            for (const { ping } of world.instances) {
              await until(() =>
                ping().then(
                  () => true,
                  () => false,
                ),
              )
            }
          }
          return { ...world, restart }
        },
        6,
        120,
        // A smaller counterexample would take minutes of restarts; memory finds it faster.
        true,
      )
    },
    TIMEOUT_MS,
  )
})
