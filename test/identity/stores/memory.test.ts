import { createMemoryStore } from '../../support/memory-session-store.ts'
import { createClock } from '../support.ts'
import { describeStore } from './contract.ts'

describeStore('memory', async () => {
  const clock = createClock()
  const store = createMemoryStore(clock.now)
  return {
    store,
    other: store,
    elapse: async (ms) => clock.advanceSeconds(ms / 1000),
    dispose: () => store.close(),
  }
})
