// Defects B7 (an outage looked like a logout), B8 (a hanging Redis hung the gateway for ever), A24; gateway-anchors 3.5
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import type { Sessions } from '../../src/identity/session.ts'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { createRedisStore } from '../../src/identity/stores/redis.ts'
import { openRedis } from '../../src/storage/redis.ts'
import { bearer, CLIENT, cookie, createClock, createGateway, issue, JWT } from '../identity/support.ts'
import {
  type DurableRedis,
  hasRedisServer,
  redisCommand,
  startDurableRedis,
  until,
} from '../support/durable-redis.ts'
import { createMemoryStore } from '../support/memory-session-store.ts'
import { startRedisCluster } from '../support/redis-cluster.ts'

/** How a promise ended, or `pending`. */
const outcome = (work: unknown): Promise<unknown> =>
  Promise.resolve(work).then(
    (value) => value,
    (error: unknown) => error,
  )

const expectUnavailable = (error: unknown): void => {
  expect(error).toBeInstanceOf(SessionStoreUnavailable)
  expect(error).toMatchObject({ status: 503, retryAfterSeconds: 1 })
}

/** Everything a request may ask of the sessions. */
const everyQuestion = async (sessions: Sessions, opened: Awaited<ReturnType<Sessions['open']>>) => {
  // Before the list: a question that fails while it is awaited would have nobody listening yet.
  const issued = await issue()
  return Promise.all(
    [
      sessions.authenticate(bearer(opened.accessToken)),
      sessions.authenticate(cookie(opened.accessToken)),
      sessions.open(issued, CLIENT),
      sessions.refresh(opened.refreshToken),
      sessions.close(opened.session),
      sessions.closeOne('u-1', opened.session.sid),
      sessions.closeAll('u-1'),
      sessions.rename('u-1', opened.session.sid, 'x'),
      sessions.list('u-1'),
      sessions.ping(),
    ].map(outcome),
  )
}

describe('a session store (defects B7, B8)', () => {
  const broken = (answer: () => Promise<never>): SessionStore => ({
    peek: answer,
    read: answer,
    swap: answer,
    remove: answer,
    watch: () => () => undefined,
    ping: answer,
    close: async () => undefined,
  })
  const cases: [string, () => Promise<never>][] = [
    ['fails', () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7:6379'))],
    ['never answers', () => new Promise<never>(() => undefined)],
  ]
  it.each(cases)('that %s makes every question a 503, none a 401 and none a hang', async (_, answer) => {
    const opened = await createGateway().sessions.open(await issue(), CLIENT)
    const { sessions } = createGateway({ store: broken(answer) })
    for (const error of await everyQuestion(sessions, opened)) {
      expectUnavailable(error)
      // The cause is for the log; what may be shown says nothing of hosts and ports.
      expect(`${error}`).not.toContain('6379')
    }
  })

  it('that fails is not asked about a token that does not verify', async () => {
    const { sessions } = createGateway({ store: broken(() => Promise.reject(new Error('down'))) })
    expect(await sessions.authenticate(bearer('junk'))).toBeNull()
  })

  it('that holds values of the gateway before this one knows no sessions, and does not fail', async () => {
    const store = createMemoryStore(createClock().now)
    const { sessions } = createGateway({ store })
    const opened = await sessions.open(await issue(), CLIENT)
    const key = `access_token:${opened.accessToken}`
    for (const value of [opened.accessToken, '', 'null', '[]', '7', '{"sid":1}']) {
      await store.remove(key)
      await store.swap(key, null, value, 60_000)
      expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
    }
  })
})

describe.skipIf(!hasRedisServer)('Redis', () => {
  let server: DurableRedis
  let store: SessionStore
  let sessions: Sessions
  const clock = createClock()
  beforeAll(async () => {
    server = await startDurableRedis()
    store = createRedisStore(await openRedis(server.url, { commandTimeoutMs: 200 }))
    ;({ sessions } = createGateway({ store, clock }))
  })
  afterAll(async () => {
    await store.close()
    await server.dispose()
  })

  const openMany = async (count: number) => {
    const opened: Awaited<ReturnType<Sessions['open']>>[] = []
    for (let user = 0; user < count; user += 1) {
      opened.push(await sessions.open(await issue({ user_id: `user-${user}` }, JWT, clock.now()), CLIENT))
    }
    return opened
  }
  const isAlive = async (token: string) => (await sessions.authenticate(cookie(token))) !== null
  const isBack = () =>
    until(() =>
      sessions.ping().then(
        () => true,
        () => false,
      ),
    )

  /** Answers that were in the local cache are given only while the connection is vouched for. */
  const untilNoticed = (token: string) =>
    until(async () => {
      await Bun.sleep(20)
      return (await outcome(sessions.authenticate(cookie(token)))) instanceof SessionStoreUnavailable
    }, 2_000)

  it('frozen: every question is a 503 while it is frozen, and after the thaw every session is there', async () => {
    const opened = await openMany(20)
    for (const { accessToken } of opened) expect(await isAlive(accessToken)).toBe(true)
    server.freeze()
    try {
      await untilNoticed(opened[0]?.accessToken ?? '')
      for (const one of opened.slice(0, 3)) {
        for (const error of await everyQuestion(sessions, one)) expectUnavailable(error)
      }
    } finally {
      server.thaw()
    }
    await isBack()
    // Those that were asked to close while frozen may have been closed; no other session may be missing.
    for (const { accessToken } of opened.slice(3)) expect(await isAlive(accessToken)).toBe(true)
  }, 30_000)

  it('paused by CLIENT PAUSE: the same', async () => {
    const opened = await openMany(5)
    await redisCommand(server.port, 'CLIENT', 'PAUSE', '1500', 'ALL')
    await untilNoticed(opened[0]?.accessToken ?? '')
    await isBack()
    for (const { accessToken } of opened) expect(await isAlive(accessToken)).toBe(true)
  }, 30_000)

  it('stopped: a 503 at once, and after a restart every session is there', async () => {
    const opened = await openMany(5)
    await server.stop()
    await untilNoticed(opened[0]?.accessToken ?? '')
    for (const { accessToken } of opened)
      expectUnavailable(await outcome(sessions.authenticate(cookie(accessToken))))
    await server.start()
    await isBack()
    for (const { accessToken } of opened) expect(await isAlive(accessToken)).toBe(true)
  }, 30_000)

  it('absent at start: the gateway starts, answers 503, and works when Redis comes', async () => {
    await server.stop()
    const opening = openRedis(server.url, { commandTimeoutMs: 200 })
    const other = createGateway({ clock, store: createRedisStore(await opening) }).sessions
    expectUnavailable(await outcome(other.list('u-1')))
    await server.start()
    await until(() =>
      other.ping().then(
        () => true,
        () => false,
      ),
    )
    expect(await other.list('nobody')).toEqual([])
    await isBack()
  }, 30_000)
})

describe.skipIf(!hasRedisServer)('a Redis Cluster', () => {
  it('with one node frozen goes on serving the sessions of the others', async () => {
    const cluster = await startRedisCluster()
    const clock = createClock()
    const store = createRedisStore(await openRedis(cluster.url, { commandTimeoutMs: 200 }))
    const { sessions } = createGateway({ clock, store })
    const tokens: string[] = []
    for (let user = 0; user < 12; user += 1) {
      tokens.push((await sessions.open(await issue({ user_id: `user-${user}` }), CLIENT)).accessToken)
    }
    cluster.nodes[0]?.freeze()
    try {
      await Bun.sleep(250)
      const answers = await Promise.all(tokens.map((token) => outcome(sessions.authenticate(cookie(token)))))
      const served = answers.filter((answer) => answer !== null && !(answer instanceof Error))
      const refused = answers.filter((answer) => answer instanceof SessionStoreUnavailable)
      expect(served.length).toBeGreaterThan(0)
      expect(served.length + refused.length).toBe(tokens.length)
    } finally {
      cluster.nodes[0]?.thaw()
    }
    for (const token of tokens) {
      await until(() =>
        Promise.resolve(sessions.authenticate(cookie(token))).then(
          (found) => found !== null,
          () => false,
        ),
      )
    }
    await store.close()
    await cluster.dispose()
  }, 60_000)
})
