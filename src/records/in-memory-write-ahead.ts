import type { AuditEvent } from './audit-event.ts'
import type { WriteAheadFile } from './write-ahead-file.ts'

/** For a process that must not write (`gateway routes`, tests): keeps waiting events only as long as it lives. */
export const inMemoryWriteAhead = (): WriteAheadFile => {
  let waiting: AuditEvent[] = []
  return {
    append: async (events) => {
      waiting.push(...events)
    },
    drain: async (deliver) => {
      const taken = [...waiting]
      await deliver(taken)
      waiting = waiting.slice(taken.length)
      return taken.length
    },
    size: () => waiting.length,
    close: async () => undefined,
  }
}
