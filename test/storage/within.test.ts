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

  it('does not mind the work failing later', async () => {
    const late = Promise.withResolvers<never>()
    await within(late.promise, 1).catch(() => undefined)
    late.reject(new Error('too late'))
    await Bun.sleep(0)
  })
})
