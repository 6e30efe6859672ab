import { describe, expect, it } from 'bun:test'
import type { Delivery } from '../../src/telemetry/span-collector.ts'
import { createSpanQueue, type DropReason } from '../../src/telemetry/span-queue.ts'
import { createFakeClock, settled } from '../policies/fake-clock.ts'
import { spans } from './spans.ts'

const TAKEN: Delivery = { kind: 'taken', rejected: 0 }
const LATER: Delivery = { kind: 'later', afterMs: 0 }

/** A queue whose collector answers as `respond` says, the number of the try being given. */
const stage = (respond: (tried: number) => Delivery | Promise<Delivery> = () => TAKEN) => {
  const clock = createFakeClock()
  const tries: { readonly at: number; readonly count: number }[] = []
  const dropped: [DropReason, number][] = []
  let exported = 0
  const queue = createSpanQueue({
    async deliver(batch) {
      tries.push({ at: clock.now(), count: batch.length })
      return respond(tries.length)
    },
    clock,
    random: () => 1,
    onExported: (count) => {
      exported += count
    },
    onDropped: (reason, count) => dropped.push([reason, count]),
  })
  const add = (count: number) => {
    for (const each of spans(count)) queue.add(each)
  }
  return { clock, tries, dropped, queue, add, exported: () => exported }
}

describe('span queue', () => {
  it('delivers what waits after 5 s', async () => {
    const { clock, tries, add } = stage()
    add(3)
    await clock.advance(4_999)
    expect(tries).toEqual([])
    await clock.advance(1)
    expect(tries).toEqual([{ at: 5_000, count: 3 }])
    expect(clock.timers()).toBe(0)
  })

  it('delivers a full batch at once, and the rest with the next', async () => {
    const { clock, tries, add, exported } = stage()
    add(600)
    await settled()
    expect(tries).toEqual([{ at: 0, count: 512 }])
    await clock.advance(5_000)
    expect(tries).toEqual([
      { at: 0, count: 512 },
      { at: 5_000, count: 88 },
    ])
    expect(exported()).toBe(600)
  })

  it('has one batch under way at a time, and drops and counts what finds no place', async () => {
    const { promise, resolve } = Promise.withResolvers<Delivery>()
    const { tries, dropped, add, exported } = stage((tried) => (tried === 1 ? promise : TAKEN))
    add(512 + 2_048 + 3)
    await settled()
    expect(tries).toHaveLength(1)
    expect(dropped).toEqual(Array.from({ length: 3 }, () => ['queue_full', 1]))
    resolve(TAKEN)
    await settled()
    expect(tries.map(({ count }) => count)).toEqual([512, 512, 512, 512, 512])
    expect(exported()).toBe(2_560)
  })

  it('repeats a batch with exponential pauses, and gives it up in the end', async () => {
    const { clock, tries, dropped, add, exported } = stage(() => LATER)
    add(512)
    await clock.advance(60_000)
    expect(tries.map(({ at }) => at)).toEqual([0, 1_000, 3_000, 7_000, 15_000])
    expect(dropped).toEqual([['unreachable', 512]])
    expect(exported()).toBe(0)
  })

  it.each([
    [20_000, 20_000],
    [100, 1_000],
    [3_600_000, 60_000],
  ])('asked for patience of %d ms, waits %d', async (afterMs, waited) => {
    const { clock, tries, add, exported } = stage((tried) =>
      tried === 1 ? { kind: 'later', afterMs } : TAKEN,
    )
    add(512)
    await clock.advance(100_000)
    expect(tries.map(({ at }) => at)).toEqual([0, waited])
    expect(exported()).toBe(512)
  })

  it('counts what was refused, whole batches and parts', async () => {
    const { dropped, add, exported } = stage((tried) =>
      tried === 1 ? { kind: 'refused' } : { kind: 'taken', rejected: 12 },
    )
    add(1_024)
    await settled()
    expect(dropped).toEqual([
      ['refused', 512],
      ['refused', 12],
    ])
    expect(exported()).toBe(500)
  })

  it('delivers everything when it closes, without waiting for a pause to end', async () => {
    const { clock, tries, dropped, queue, add, exported } = stage((tried) => (tried === 1 ? LATER : TAKEN))
    add(1_000)
    await settled()
    expect(clock.timers()).toBe(1)
    await queue.close()
    expect(tries).toEqual([512, 512, 488].map((count) => ({ at: 0, count })))
    expect([exported(), dropped]).toEqual([1_000, []])
  })

  it('tries each batch once when it closes', async () => {
    const { tries, dropped, queue, add } = stage(() => LATER)
    add(100)
    await queue.close()
    expect(tries).toHaveLength(1)
    expect(dropped).toEqual([['unreachable', 100]])
  })

  it('is closed within 3 s, whatever the collector does', async () => {
    const { promise, resolve } = Promise.withResolvers<Delivery>()
    const { clock, dropped, queue, add, exported } = stage(() => promise)
    add(700)
    let isClosed = false
    queue.close().then(() => {
      isClosed = true
    })
    await clock.advance(2_999)
    expect(isClosed).toBe(false)
    await clock.advance(1)
    expect(isClosed).toBe(true)
    expect(dropped).toEqual([['shutdown', 700]])
    resolve(TAKEN)
    await settled()
    expect(exported()).toBe(0)
  })

  it('has nothing to wait for when nothing was recorded', async () => {
    const { clock, tries, queue } = stage()
    await queue.close()
    expect([tries, clock.timers()]).toEqual([[], 0])
  })
})
