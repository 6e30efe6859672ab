import { readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { AuditEvent } from './audit-event.ts'
import { openWriteAheadFile } from './write-ahead-file.ts'

/** `<host>-<pid>.ndjson`, and the same while it is being delivered. */
const FILE = /^(?<host>.+)-(?<pid>\d+)\.ndjson(?:\.draining)?$/

/**
 * Delivers what other processes of this machine left behind when they ended without the database. Files of living processes
 * and of other machines that share the folder are left alone. Two heirs may deliver one file: delivery is idempotent.
 */
export const adoptWriteAheadFiles = async (
  folder: string,
  deliver: (events: readonly AuditEvent[]) => Promise<void>,
): Promise<number> => {
  const names = await readdir(folder).catch(() => [])
  const orphans = new Set(names.filter(isOrphan).map((name) => name.replace(/\.draining$/, '')))
  let delivered = 0
  for (const name of orphans) {
    const file = await openWriteAheadFile(join(folder, name))
    delivered += await file.drain(deliver)
    await file.close()
  }
  return delivered
}

const isOrphan = (name: string): boolean => {
  const { host, pid } = name.match(FILE)?.groups ?? {}
  return host === hostname() && Number(pid) !== process.pid && !isAlive(Number(pid))
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    // EPERM: it lives, but is somebody else's.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}
