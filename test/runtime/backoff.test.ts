import { describe, expect, it } from 'bun:test'
import { createBackoff } from '../../src/runtime/backoff.ts'

describe('back-off of a dying worker', () => {
  it('doubles from 100 ms to 5 s while lives are short', () => {
    const backoff = createBackoff()
    expect(Array.from({ length: 8 }, () => backoff(0))).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
  })

  it('starts again after a long life', () => {
    const backoff = createBackoff()
    backoff(0)
    backoff(0)
    expect(backoff(10_000)).toBe(100)
  })
})
