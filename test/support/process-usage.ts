import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100 // sysconf(_SC_CLK_TCK) on Linux

const statOf = (pid: number): { parent: number; cpuMs: number; residentBytes: number } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return {
      parent: Number(fields[1]),
      cpuMs: (ticks * 1000) / TICKS_PER_SECOND,
      residentBytes: Number(fields[21]) * 4096,
    }
  } catch {
    return null // the process ended between readdir and read
  }
}

/** User and system time of a process and all its descendants, ms, with their resident memory, bytes. */
export const treeUsage = (root: number): { cpuMs: number; residentBytes: number } => {
  const stats = new Map<number, NonNullable<ReturnType<typeof statOf>>>()
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    const stat = Number.isInteger(pid) ? statOf(pid) : null
    if (stat) stats.set(pid, stat)
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent)
      if (at === root) return true
    return false
  }
  let cpuMs = 0
  let residentBytes = 0
  for (const [pid, stat] of stats) {
    if (!belongs(pid)) continue
    cpuMs += stat.cpuMs
    residentBytes += stat.residentBytes
  }
  return { cpuMs, residentBytes }
}
