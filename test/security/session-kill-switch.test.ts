// ASVS 5.0 V7.4.2, V7.4.3, V7.4.5; gateway-anchors 3.3: effective on every instance at once
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { Sessions } from '../../src/identity/session.ts'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { createRedisStore } from '../../src/identity/stores/redis.ts'
import { openRedis } from '../../src/storage/redis.ts'
import { bearer, CLIENT, cookie, createClock, createGateway, issue, JWT } from '../identity/support.ts'
import { hasRedisServer, startDurableRedis } from '../support/durable-redis.ts'
import { startRedisCluster } from '../support/redis-cluster.ts'

const describeKillSwitch = (
  name: string,
  start: () => Promise<{ url: string; dispose: () => Promise<void> }>,
) => {
  describe.skipIf(!hasRedisServer)(`two instances on ${name}`, () => {
    const clock = createClock()
    let server: { url: string; dispose: () => Promise<void> }
    let stores: SessionStore[]
    let here: Sessions
    let there: Sessions
    beforeAll(async () => {
      server = await start()
      const open = async () => createRedisStore(await openRedis(server.url, { commandTimeoutMs: 10_000 }))
      const [one, two] = [await open(), await open()]
      stores = [one, two]
      here = createGateway({ clock, store: one, patient: true }).sessions
      there = createGateway({ clock, store: two, patient: true }).sessions
    }, 60_000)
    afterAll(async () => {
      for (const store of stores) await store.close()
      await server.dispose()
    })

    const login = async (user: string, record = `record-of-${user}`) => {
      const claims = { user_id: user, metadata: { reference_id: record } }
      const opened = await here.open(await issue(claims, JWT, clock.now()), CLIENT)
      // Known and cached on both.
      for (const sessions of [here, there, here, there]) {
        expect(await sessions.authenticate(bearer(opened.accessToken))).not.toBeNull()
      }
      return opened
    }
    /** One turn of the event loop stands for the client's way from one instance to the other. */
    const expectDead = async (token: string) => {
      await Bun.sleep(5)
      for (const sessions of [here, there]) {
        expect(await sessions.authenticate(bearer(token))).toBeNull()
        expect(await sessions.authenticate(cookie(token))).toBeNull()
      }
    }

    it('see a logout at once', async () => {
      const opened = await login('logout')
      await here.close(opened.session)
      await expectDead(opened.accessToken)
      expect(await there.refresh(opened.refreshToken)).toBeNull()
    })

    it('see the end of all sessions of a user at once, and of nobody else’s', async () => {
      const [phone, laptop, other] = [await login('all'), await login('all'), await login('other')]
      expect(await there.closeAll('all')).toBe(2)
      await expectDead(phone.accessToken)
      await expectDead(laptop.accessToken)
      expect(await here.authenticate(bearer(other.accessToken))).not.toBeNull()
      expect(await there.list('all')).toEqual([])
    })

    it('see the end of the sessions of a record that was deactivated at once', async () => {
      const [phone, laptop] = [await login('gone', 'record-1'), await login('gone', 'record-1')]
      const other = await login('stays', 'record-2')
      expect(await there.closeByReference('record-1')).toBe(2)
      await expectDead(phone.accessToken)
      await expectDead(laptop.accessToken)
      expect(await here.authenticate(bearer(other.accessToken))).not.toBeNull()
      expect(await here.closeByReference('record-of-nobody')).toBe(0)
    })

    it('keep the session that ended all others', async () => {
      const [phone, laptop] = [await login('rest'), await login('rest')]
      expect(await here.closeAll('rest', laptop.session.sid)).toBe(1)
      await expectDead(phone.accessToken)
      expect(await there.authenticate(bearer(laptop.accessToken))).not.toBeNull()
    })

    it('see the late replay of a refresh token end its session', async () => {
      const opened = await login('replay')
      const rotated = await there.refresh(opened.refreshToken)
      expect(await here.authenticate(bearer(rotated?.accessToken ?? ''))).not.toBeNull()
      clock.advanceSeconds(31)
      expect(await here.refresh(opened.refreshToken)).toBeNull()
      await expectDead(rotated?.accessToken ?? '')
    })

    it('rotate a refresh token once between them', async () => {
      const opened = await login('flight')
      const flights = Array.from({ length: 20 }, (_, turn) =>
        (turn % 2 ? here : there).refresh(opened.refreshToken),
      )
      const answers = await Promise.all(flights)
      expect(new Set(answers.map((answer) => answer?.refreshToken)).size).toBe(1)
      expect(answers[0]).not.toBeNull()
    })

    it('renew an access token once between them', async () => {
      const opened = await login('renewal')
      clock.advanceSeconds(850)
      const uses = () =>
        Promise.all(
          Array.from({ length: 20 }, (_, turn) =>
            (turn % 2 ? here : there).authenticate(cookie(opened.accessToken)),
          ),
        )
      const found = await uses()
      expect(found).not.toContain(null)
      const successors = new Set(found.map((one) => one?.renewedToken))
      expect(successors.size).toBe(1)
      for (const sessions of [here, there]) {
        expect(await sessions.authenticate(cookie([...successors][0] ?? ''))).not.toBeNull()
      }
    })

    it('end a session while it is being renewed and refreshed, with nothing left alive', async () => {
      for (let round = 0; round < 20; round += 1) {
        const opened = await login(`race-${round}`)
        clock.advanceSeconds(890)
        const [renewed, refreshed] = await Promise.all([
          here.authenticate(cookie(opened.accessToken)),
          there.refresh(opened.refreshToken),
          Bun.sleep(round / 10).then(() => there.closeAll(`race-${round}`)),
        ])
        for (const token of [opened.accessToken, renewed?.renewedToken, refreshed?.accessToken]) {
          if (token) await expectDead(token)
        }
      }
    })

    it('let a user who logs in at many places at once keep no more sessions than allowed', async () => {
      const logins = Array.from({ length: 16 }, async (_, turn) =>
        (turn % 2 ? here : there).open(await issue({ user_id: 'many' }, JWT, clock.now()), CLIENT),
      )
      await Promise.allSettled(logins)
      expect((await here.list('many')).length).toBeLessThanOrEqual(10)
      expect((await here.list('many')).length).toBeGreaterThan(0)
    })
  })
}

describeKillSwitch('one Redis', startDurableRedis)
describeKillSwitch('a Redis Cluster', startRedisCluster)
