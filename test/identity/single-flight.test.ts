import { describe, expect, it } from 'bun:test'
import { createSingleFlight } from '../../src/identity/single-flight.ts'

describe('single flight', () => {
  it('runs one piece of work per key, and gives its result to all', async () => {
    const once = createSingleFlight<number>()
    const landing = Promise.withResolvers<number>()
    let runs = 0
    const work = () => {
      runs += 1
      return landing.promise
    }
    const flights = [once('a', work), once('a', work), once('b', work)]
    landing.resolve(7)
    expect(await Promise.all(flights)).toEqual([7, 7, 7])
    expect(runs).toBe(2)
  })

  it('starts anew after a landing, and after a crash', async () => {
    const once = createSingleFlight<number>()
    await expect(once('a', () => Promise.reject(new Error('crash')))).rejects.toThrow('crash')
    await once('a', () => Promise.resolve(0)).catch(() => undefined)
    expect(await once('a', () => Promise.resolve(1))).toBe(1)
    expect(await once('a', () => Promise.resolve(2))).toBe(2)
  })
})
