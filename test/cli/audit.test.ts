import { describe, expect, it } from 'bun:test'
import { verify } from '../../src/cli/audit.ts'
import { createAuditStore } from '../../src/records/audit-store.ts'
import { auditEvent } from '../support/audit-events.ts'
import { ENGINES } from '../support/databases.ts'

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))(
  'gateway audit verify on %s',
  (_, engine) => {
    const check = async (
      spoil: (unlimited: Awaited<ReturnType<typeof engine.open>>['unlimited']) => Promise<void>,
      behindSequence?: number,
    ) => {
      const { database, unlimited, close } = await engine.open()
      const store = createAuditStore(database)
      await store.append(Array.from({ length: 5 }, () => auditEvent()))
      const behind = (await store.find({ limit: 5 })).find(({ sequence }) => sequence === behindSequence)
      const lift =
        database.engine === 'sqlite'
          ? ['DROP TRIGGER audit_events_no_update', 'DROP TRIGGER audit_events_no_delete']
          : ['ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only']
      for (const statement of lift) await unlimited.query(statement)
      await spoil(unlimited)
      const printed: string[] = []
      const context = { print: (line: string) => void printed.push(line), printError: () => undefined }
      const code = await verify(database, context, behind)
      await close()
      return { code, printed }
    }

    it('accepts a whole chain', async () => {
      const { code, printed } = await check(async () => undefined)
      expect(code).toBe(0)
      expect(printed[0]).toStartWith('The chain holds: 5 events')
    })

    it('names the line somebody changed', async () => {
      const { code, printed } = await check(async (database) => {
        await database.query("UPDATE audit_events SET role = 'admin' WHERE sequence = 3")
      })
      expect(code).toBe(1)
      expect(printed[0]).toBe('{"kind":"changed","sequence":3}')
    })

    it('goes on behind a head that was noted when the lines before it are gone', async () => {
      const letGo = (database: { query: (sql: string) => Promise<unknown> }) =>
        database.query('DELETE FROM audit_events WHERE sequence <= 2').then(() => undefined)
      expect((await check(letGo)).code).toBe(1)
      const { code, printed } = await check(letGo, 2)
      expect([code, printed[0]?.slice(0, 25)]).toEqual([0, 'The chain holds: 3 events'])
    })

    it('notices that the noted head was another one', async () => {
      const { code, printed } = await check(async (database) => {
        await database.query("UPDATE audit_events SET hash = 'rewritten' WHERE sequence = 3")
      }, 2)
      expect(code).toBe(1)
      expect(printed[0]).toBe('{"kind":"changed","sequence":3}')
    })

    it('names a line that is gone, and an end that is', async () => {
      const gap = await check(async (database) => {
        await database.query('DELETE FROM audit_events WHERE sequence = 2')
      })
      expect(gap.printed[0]).toBe('{"kind":"gap","afterSequence":1,"foundSequence":3}')
      const cut = await check(async (database) => {
        await database.query('DELETE FROM audit_events WHERE sequence = 5')
      })
      expect(cut.printed[0]).toContain('"kind":"head"')
      expect([gap.code, cut.code]).toEqual([1, 1])
    })
  },
)
