import { describe, expect, it } from 'bun:test'
import type { Lifecycle } from '../../src/runtime/lifecycle.ts'
import { startMaster } from '../../src/runtime/master.ts'
import { OperatorError } from '../../src/runtime/operator-error.ts'

describe('the master', () => {
  it('takes a worker that cannot be started for one that has died: its file may be replaced just now', async () => {
    let isDraining = false
    const lifecycle: Lifecycle = { isDraining: () => isDraining, stopRequested: new Promise(() => undefined) }
    const died = Promise.withResolvers<number>()
    const master = startMaster({
      workers: 1,
      command: ['/nowhere/gateway', 'serve'],
      environment: {},
      lifecycle,
      onDeath: ({ retryMs }) => died.resolve(retryMs),
    })
    await expect(master.listening).rejects.toBeInstanceOf(OperatorError)
    expect(await died.promise).toBeGreaterThan(0)
    isDraining = true
  })
})
