// RFC 9700 4.14.2; gateway-anchors 3.4, 3.5: a fault in the middle neither loses a session nor leaves a token behind
import { describe, expect, it } from 'bun:test'
import { SessionStoreUnavailable } from '../../src/errors.ts'
import type { SessionStore } from '../../src/identity/session-store.ts'
import { bearer, CLIENT, cookie, createClock, createGateway, issue } from '../identity/support.ts'
import { createMemoryStore } from '../support/memory-session-store.ts'

/** A store that fails from the nth write on, until told to work again. */
const createFragile = (now: () => number) => {
  const store = createMemoryStore(now)
  let writesLeft = Number.POSITIVE_INFINITY
  const write = <T>(work: () => Promise<T>): Promise<T> => {
    writesLeft -= 1
    return writesLeft < 0 ? Promise.reject(new Error('down')) : work()
  }
  const fragile: SessionStore = {
    ...store,
    swap: (...args) => write(() => store.swap(...args)),
    remove: (key) => write(() => store.remove(key)),
  }
  return {
    store: fragile,
    failAfter: (writes: number) => {
      writesLeft = writes
    },
  }
}

const login = async () => {
  const clock = createClock()
  const { store, failAfter } = createFragile(clock.now)
  const { sessions } = createGateway({ clock, store })
  return { clock, sessions, failAfter, opened: await sessions.open(await issue(), CLIENT) }
}

/** A refresh and a renewal make fewer writes than this. */
const WRITES = [0, 1, 2, 3, 4, 5]

describe('a rotation that a fault cut short', () => {
  it.each(WRITES)('after %p writes is completed by asking again', async (writes) => {
    const { sessions, failAfter, opened } = await login()
    failAfter(writes)
    await sessions.refresh(opened.refreshToken).catch((error) => {
      expect(error).toBeInstanceOf(SessionStoreUnavailable)
    })
    failAfter(Number.POSITIVE_INFINITY)
    const again = await sessions.refresh(opened.refreshToken)
    expect(await sessions.authenticate(bearer(again?.accessToken ?? ''))).not.toBeNull()
    expect(await sessions.refresh(again?.refreshToken ?? '')).not.toBeNull()
  })

  it.each(WRITES)('after %p writes leaves the old access token no longer than its grace', async (writes) => {
    const { clock, sessions, failAfter, opened } = await login()
    failAfter(writes)
    const isRotated = await sessions.refresh(opened.refreshToken).then(
      () => true,
      () => writes > 0,
    )
    failAfter(Number.POSITIVE_INFINITY)
    clock.advanceSeconds(61)
    const found = await sessions.authenticate(bearer(opened.accessToken))
    expect(found === null).toBe(isRotated)
  })

  it.each(WRITES)('after %p writes of a renewal loses no session', async (writes) => {
    const { clock, sessions, failAfter, opened } = await login()
    clock.advanceSeconds(820)
    await sessions.authenticate(cookie(opened.accessToken))
    clock.advanceSeconds(30)
    failAfter(writes)
    await Promise.resolve(sessions.authenticate(cookie(opened.accessToken))).catch(() => undefined)
    failAfter(Number.POSITIVE_INFINITY)
    const found = await sessions.authenticate(cookie(opened.accessToken))
    expect(await sessions.authenticate(cookie(found?.renewedToken ?? ''))).not.toBeNull()
    clock.advanceSeconds(61)
    expect(await sessions.authenticate(cookie(opened.accessToken))).toBeNull()
    expect(await sessions.authenticate(cookie(found?.renewedToken ?? ''))).not.toBeNull()
  })

  it.each(WRITES)(
    'and a logout after %p writes can be asked for again, and then leaves nothing',
    async (writes) => {
      const { sessions, failAfter, opened } = await login()
      failAfter(writes)
      await sessions.close(opened.session).catch(() => undefined)
      failAfter(Number.POSITIVE_INFINITY)
      const found = await sessions.authenticate(bearer(opened.accessToken))
      if (found) await sessions.close(found.session)
      expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
      expect(await sessions.refresh(opened.refreshToken)).toBeNull()
      expect(await sessions.list('u-1')).toEqual([])
    },
  )
})

describe('a rotation that another instance makes at the same time', () => {
  it('gives both the same answer, though one finds the key of the old token gone', async () => {
    const clock = createClock()
    const store = createMemoryStore(clock.now)
    const { sessions: there } = createGateway({ clock, store })
    const opened = await there.open(await issue(), CLIENT)
    const rotated: Awaited<ReturnType<typeof there.refresh>>[] = []
    const overtaken: SessionStore = {
      ...store,
      // Between our look at the session and our look at the key, the other instance does all of its work.
      read: async (key) => {
        if (key.startsWith('refresh_token:') && rotated.length === 0)
          rotated.push(await there.refresh(opened.refreshToken))
        return store.read(key)
      },
    }
    const { sessions: here } = createGateway({ clock, store: overtaken })
    const found = await here.refresh(opened.refreshToken)
    expect(found).not.toBeNull()
    expect(found?.refreshToken).toBe(rotated[0]?.refreshToken ?? '')
  })

  it('gives nothing when an operator has deleted the key by hand', async () => {
    const { sessions, store } = createGateway()
    const opened = await sessions.open(await issue(), CLIENT)
    await store.remove(`refresh_token:${opened.refreshToken}`)
    expect(await sessions.refresh(opened.refreshToken)).toBeNull()
  })
})
