import { describe, expect, it } from 'bun:test'
import { createRecent } from '../../src/storage/recent.ts'

describe('recent', () => {
  it('forgets what was not asked for the longest', () => {
    const recent = createRecent<number>(2)
    recent.set('a', 1)
    recent.set('b', 2)
    expect(recent.get('a')).toBe(1)
    recent.set('c', 3)
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3])
  })

  it('replaces without forgetting another, and deletes', () => {
    const recent = createRecent<number>(2)
    recent.set('a', 1)
    recent.set('b', 2)
    recent.set('a', 3)
    expect([recent.get('a'), recent.get('b')]).toEqual([3, 2])
    recent.delete('a')
    expect(recent.get('a')).toBeUndefined()
  })
})
