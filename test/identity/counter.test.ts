import { describe, expect, it } from 'bun:test'
import { createCounter } from '../../src/identity/counter.ts'

const policy = { name: 'api', quota: 2, windowSeconds: 60 }

describe('a counter', () => {
  it('says nothing while the quota holds, then how long it takes to be whole again', () => {
    let at = 0
    const counter = createCounter(policy, () => at)
    expect([counter.excess('a'), counter.excess('a')]).toEqual([null, null])
    at = 20_500
    expect(counter.excess('a')).toEqual({ policy, used: 3, remaining: 0, resetSeconds: 40, exceeded: true })
  })

  it('counts keys apart', () => {
    const counter = createCounter({ ...policy, quota: 1 }, () => 0)
    expect([counter.excess('a'), counter.excess('b')]).toEqual([null, null])
    expect(counter.excess('a')?.used).toBe(2)
  })

  it('starts anew with the window, whether or not it was swept', () => {
    let at = 0
    const counter = createCounter({ ...policy, quota: 1 }, () => at)
    counter.excess('a')
    at = 30_000
    counter.excess('b')
    at = 60_000
    expect([counter.excess('a'), counter.excess('b')?.used]).toEqual([null, 2])
    at = 90_000
    expect(counter.excess('b')).toBeNull()
  })
})
