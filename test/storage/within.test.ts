import { describe, expect, it } from 'bun:test'
import { StoreTimeout, within } from '../../src/storage/within.ts'

describe('within', () => {
  it('settles like the work', async () => {
    expect(await within(Promise.resolve(7), 60_000)).toBe(7)
    await expect(within(Promise.reject(new Error('broken')), 60_000)).rejects.toThrow('broken')
  })

  it('rejects when the work does not settle', async () => {
    await expect(within(new Promise(() => undefined), 1)).rejects.toBeInstanceOf(StoreTimeout)
  })

  it('does not blame the work when this process was held up while the answer came', async () => {
    const work = new Promise<string>((resolve) => setTimeout(() => resolve('in time'), 12))
    const answer = within(work, 10)
    const heldUpUntil = performance.now() + 60
    while (performance.now() < heldUpUntil);
    expect(await answer).toBe('in time')
  })

  it('does not mind the work failing later', async () => {
    const late = Promise.withResolvers<never>()
    await within(late.promise, 1).catch(() => undefined)
    late.reject(new Error('too late'))
    await Bun.sleep(0)
  })
})
