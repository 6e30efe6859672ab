import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { randomUUID } from 'node:crypto'
import type { SessionStore } from '../../../src/identity/session-store.ts'

export interface StoreUnderTest {
  readonly store: SessionStore
  /** A second instance over the same data. */
  readonly other: SessionStore
  /** Lets `ms` pass for the store. */
  readonly elapse: (ms: number) => Promise<void>
  readonly dispose: () => Promise<void>
}

const LIFE_MS = 60_000

/** What every session store owes the sessions. */
export const describeStore = (name: string, create: () => Promise<StoreUnderTest>): void => {
  describe(`${name} session store`, () => {
    let subject: StoreUnderTest
    beforeAll(async () => {
      subject = await create()
    }, 60_000)
    afterAll(() => subject.dispose())
    const key = () => `session:${randomUUID()}`

    it('answers null for what is not there', async () => {
      expect(await subject.store.read(key())).toBeNull()
      expect(await subject.store.peek(key())).toBeNull()
    })

    it('puts where nothing was, once', async () => {
      const place = key()
      expect(await subject.store.swap(place, null, 'a', LIFE_MS)).toBe(true)
      expect(await subject.other.swap(place, null, 'b', LIFE_MS)).toBe(false)
      expect(await subject.other.read(place)).toBe('a')
    })

    it('replaces only what was expected', async () => {
      const place = key()
      expect(await subject.store.swap(place, 'a', 'b', LIFE_MS)).toBe(false)
      await subject.store.swap(place, null, 'a', LIFE_MS)
      expect(await subject.other.swap(place, 'x', 'b', LIFE_MS)).toBe(false)
      expect(await subject.other.swap(place, 'a', 'b', LIFE_MS)).toBe(true)
      expect(await subject.store.read(place)).toBe('b')
    })

    it('erases only what was expected', async () => {
      const place = key()
      await subject.store.swap(place, null, 'a', LIFE_MS)
      expect(await subject.other.swap(place, 'b', null, 0)).toBe(false)
      expect(await subject.other.swap(place, 'a', null, 0)).toBe(true)
      expect(await subject.store.read(place)).toBeNull()
      expect(await subject.store.swap(place, null, null, 0)).toBe(true)
    })

    it('lets exactly one of many swaps win', async () => {
      const place = key()
      const { store, other } = subject
      await store.swap(place, null, 'start', LIFE_MS)
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          (turn % 2 ? store : other).swap(place, 'start', `turn ${turn}`, LIFE_MS),
        ),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.read(place)).toBe(`turn ${won.indexOf(true)}`)
    })

    it('shows a change and a removal by the other instance at the next peek', async () => {
      const place = key()
      const { store, other } = subject
      await store.swap(place, null, 'a', LIFE_MS)
      expect(await other.peek(place)).toBe('a')
      expect(await other.peek(place)).toBe('a')
      await store.swap(place, 'a', 'b', LIFE_MS)
      await seen(other, place, 'b')
      await store.remove(place)
      await seen(other, place, null)
      await other.swap(place, null, 'c', LIFE_MS)
      await seen(store, place, 'c')
    })

    it('sees its own changes at once', async () => {
      const place = key()
      const { store } = subject
      await store.swap(place, null, '0', LIFE_MS)
      for (let turn = 0; turn < 50; turn += 1) {
        await store.peek(place)
        await store.swap(place, `${turn}`, `${turn + 1}`, LIFE_MS)
        expect(await store.peek(place)).toBe(`${turn + 1}`)
      }
    })

    it('forgets an entry after its time, for peeks too', async () => {
      const place = key()
      const { store, other, elapse } = subject
      await store.swap(place, null, 'a', 50)
      await store.peek(place)
      await elapse(60)
      expect(await store.read(place)).toBeNull()
      await seen(store, place, null)
      expect(await other.swap(place, null, 'b', LIFE_MS)).toBe(true)
    })

    it('gives an entry its new time with each swap', async () => {
      const place = key()
      const { store, elapse } = subject
      await store.swap(place, null, 'a', 50)
      await store.swap(place, 'a', 'b', LIFE_MS)
      await elapse(60)
      expect(await store.read(place)).toBe('b')
    })

    it('keeps any text as it is', async () => {
      const place = key()
      const text = `{"a":"ñ \u0000 'q' \\" ${'x'.repeat(9000)}"}`
      await subject.store.swap(place, null, text, LIFE_MS)
      expect(await subject.other.read(place)).toBe(text)
      expect(await subject.other.swap(place, text, 'b', LIFE_MS)).toBe(true)
    })

    it('answers a ping', async () => {
      expect(await subject.store.ping()).toBeUndefined()
    })

    it('tells once that a key has gone, and of one that was never there', async () => {
      const place = key()
      await subject.store.swap(place, null, 'a', LIFE_MS)
      let told = 0
      const gone = new Promise<void>((resolve) => {
        subject.store.watch(place, () => {
          told += 1
          resolve()
        })
      })
      const stop = subject.store.watch(place, () => expect.unreachable('nobody watches any more'))
      stop()
      await subject.store.swap(place, 'a', 'b', LIFE_MS)
      await subject.store.read(place)
      expect(told).toBe(0)
      await subject.store.remove(place)
      await gone
      await subject.store.swap(place, null, 'c', LIFE_MS)
      await subject.store.swap(place, 'c', null, LIFE_MS)
      expect(told).toBe(1)
      await new Promise<void>((resolve) => void subject.store.watch(place, resolve))
    })
  })
}

/** Invalidation takes one way over the wire; a store without a local copy is there at the first look. */
const seen = async (store: SessionStore, key: string, value: string | null): Promise<void> => {
  const deadline = performance.now() + 2_000
  let found = await store.peek(key)
  while (found !== value && performance.now() < deadline) {
    // A local hit settles without a turn of the event loop, in which the invalidation could arrive.
    await new Promise(setImmediate)
    found = await store.peek(key)
  }
  expect(found).toBe(value)
}
