import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
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

const readEvents = async (path: string): Promise<AuditEvent[]> => {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return ''
    throw fault
  })
  return parseLines(text)
}

/** Opens (and creates) the file; events a former process left in it wait for the next `drain`. */
export const openWriteAheadFile = async (path: string): Promise<WriteAheadFile> => {
  const draining = `${path}.draining`
  await mkdir(dirname(path), { recursive: true })
  const left = [...(await readEvents(draining)), ...(await readEvents(path))]
  let waiting = left.length
  let handle: FileHandle | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

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
        handle ??= await open(path, 'a', 0o600)
        await handle.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
        await handle.sync()
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
          (fault: NodeJS.ErrnoException) => {
            // Another process took the file for that of a dead one and delivered it: nothing waits here any more.
            if (fault.code === 'ENOENT') waiting = 0
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
