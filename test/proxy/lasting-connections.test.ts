import { describe, expect, it } from 'bun:test'
import { createLastingConnections } from '../../src/proxy/lasting-connections.ts'

/** Delays that were asked for, run by hand. */
const stage = (random = 0.5) => {
  const timers: { readonly delayMs: number; readonly run: () => void }[] = []
  const after = (delayMs: number, run: () => void) => {
    timers.push({ delayMs, run })
    return () => undefined
  }
  return { timers, lasting: createLastingConnections({ after }, () => random) }
}

describe('connections that last', () => {
  it('are left when told to, those that come later too, and not those that have ended', () => {
    const { timers, lasting } = stage()
    const left: string[] = []
    lasting.add(() => left.push('stays'))
    const forget = lasting.add(() => left.push('ended before'))
    const end = lasting.add(() => left.push('ends meanwhile'))
    forget()
    expect(timers).toEqual([])
    lasting.leaveAll()
    lasting.add(() => left.push('came later'))
    end()
    for (const { run } of timers) run()
    expect(left).toEqual(['stays', 'came later'])
  })

  it.each([
    [1, 20],
    [100, 2_000],
    [100_000, 15_000],
  ])('%d of them leave within %d ms, each at its own moment', (count, withinMs) => {
    const { timers, lasting } = stage(0.5)
    for (let i = 0; i < count; i += 1) lasting.add(() => undefined)
    lasting.leaveAll()
    expect(timers).toHaveLength(count)
    expect(timers.every(({ delayMs }) => delayMs === withinMs / 2)).toBe(true)
  })
})
