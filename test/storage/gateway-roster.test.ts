import { describe, expect, it } from 'bun:test'
import { createGatewayRoster } from '../../src/storage/gateway-roster.ts'
import { ENGINES } from '../support/databases.ts'

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))(
  'gateway roster on %s',
  (_, engine) => {
    it('lists who gave a sign of life, and forgets who left or fell silent', async () => {
      const { database, close } = await engine.open()
      let nowMs = 1_000_000
      const faults: unknown[] = []
      const roster = (id: string, startedAt: number) =>
        createGatewayRoster({
          database,
          self: { id, address: `host:${id}`, version: '1', startedAt },
          now: () => nowMs,
          onFault: (fault) => faults.push(fault),
        })
      const [one, two] = [roster('one', 1), roster('two', 2)]
      await one.start()
      await two.start()
      expect((await one.list()).map(({ id }) => id)).toEqual(['one', 'two'])
      await two.stop()
      expect((await one.list()).map(({ id }) => id)).toEqual(['one'])
      nowMs += 60_000
      expect(await one.list()).toEqual([])
      await one.stop()
      expect(faults).toEqual([])
      await close()
    })
  },
)
