import { type FileHandle, mkdir, open, readFile, rename, rm, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createTurns } from '../storage/turns.ts'
import type { AuditEvent } from './audit-event.ts'

/** Where events wait while the database is away: one JSON line each, synced to disk before `append` resolves. */
export interface WriteAheadFile {
  append(events: readonly AuditEvent[]): Promise<void>
  /** Hands all waiting events to `deliver` in order and forgets them once it resolves; resolves to how many. */
  drain(deliver: (events: readonly AuditEvent[]) => Promise<void>): Promise<number>
  /** How many events wait. */
  size(): number
  close(): Promise<void>
}

const parseLines = (text: string): AuditEvent[] =>
  text
    .split('\n')
    // A crash inside a write leaves a last line without its end; it was never acknowledged.
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditEvent)

const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'

/** Cuts off what a crash left of a line: the next event would else be written behind it, and neither could be read. */
const cutTornLine = async (path: string): Promise<void> => {
  const octets = await readFile(path).catch((fault: unknown) => {
    if (isMissing(fault)) return new Uint8Array()
    throw fault
  })
  const whole = octets.lastIndexOf(NEWLINE) + 1
  if (whole < octets.length) await truncate(path, whole)
}

/** A new name is durable when its folder is (fsync(2)). */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

const NEWLINE = 0x0a

const readEvents = async (path: string): Promise<AuditEvent[]> => {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    if (isMissing(fault)) return ''
    throw fault
  })
  return parseLines(text)
}

/** Opens (and creates) the file; events a former process left in it wait for the next `drain`. */
export const openWriteAheadFile = async (path: string): Promise<WriteAheadFile> => {
  const draining = `${path}.draining`
  await mkdir(dirname(path), { recursive: true })
  await cutTornLine(path)
  const left = [...(await readEvents(draining)), ...(await readEvents(path))]
  let waiting = left.length
  let handle: FileHandle | null = null
  let isTorn = false
  const inTurn = createTurns()

  const drainOne = async (
    from: string,
    deliver: (events: readonly AuditEvent[]) => Promise<void>,
  ): Promise<number> => {
    const events = await readEvents(from)
    if (events.length > 0) await deliver(events)
    await rm(from, { force: true })
    waiting = Math.max(0, waiting - events.length)
    return events.length
  }

  return {
    append: (events) =>
      inTurn(async () => {
        if (handle === null) {
          handle = await open(path, 'a', 0o600)
          await syncFolder(path)
        }
        if (isTorn) await cutTornLine(path)
        // A full disk takes half of a line.
        isTorn = true
        await handle.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
        await handle.sync()
        isTorn = false
        waiting += events.length
      }),

    drain: async (deliver) => {
      // A file that an earlier drain could not deliver is older than all else.
      const older = await drainOne(draining, deliver)
      const taken = await inTurn(async () => {
        await handle?.close()
        handle = null
        return rename(path, draining).then(
          () => true,
          (fault: unknown) => {
            // Another process took the file for that of a dead one and delivered it: nothing waits here any more.
            if (isMissing(fault)) waiting = 0
            return false
          },
        )
      })
      return older + (taken ? await drainOne(draining, deliver) : 0)
    },

    size: () => waiting,

    close: () =>
      inTurn(async () => {
        await handle?.close()
        handle = null
      }),
  }
}
