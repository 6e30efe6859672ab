import { describe, expect, it } from 'bun:test'
import { createDependencyReport, type Dependency } from '../../src/telemetry/dependency-report.ts'

const dependency = (name: string, ping: () => Promise<unknown>): Dependency => ({
  name,
  kind: 'real',
  where: 'somewhere',
  ping,
})

describe('dependency report', () => {
  it('says of each dependency whether it answers, and how long that took', async () => {
    const report = createDependencyReport([
      dependency('redis', async () => undefined),
      dependency('database', () => Promise.reject(new Error('refused'))),
      dependency('patients', () => {
        throw new Error('broken')
      }),
    ])
    expect((await report()).map(({ name, state }) => [name, state])).toEqual([
      ['redis', 'up'],
      ['database', 'down'],
      ['patients', 'down'],
    ])
  })

  it('takes silence for an answer after the limit', async () => {
    const silent = dependency('redis', () => new Promise(() => undefined))
    const [state] = await createDependencyReport([silent], { timeoutMs: 1 })()
    expect(state?.state).toBe('down')
  })

  it('asks once a second, however many want to know', async () => {
    let asked = 0
    let nowMs = 0
    const counting = dependency('redis', async () => {
      asked += 1
    })
    const report = createDependencyReport([counting], { now: () => nowMs })
    await Promise.all([report(), report(), report()])
    expect(asked).toBe(1)
    nowMs = 1001
    await report()
    expect(asked).toBe(2)
  })
})
