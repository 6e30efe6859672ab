import { readFileSync } from 'node:fs'

const SIGHUP_BIT = 1n

/**
 * Whether who started this process had it ignore SIGHUP, as `nohup` does: a handler of ours would undo that. Only Linux
 * says so.
 */
export const ignoresHangUp = (status: () => string = readOwnStatus): boolean => {
  try {
    const ignored = /^SigIgn:\s*([\da-f]+)$/m.exec(status())?.[1]
    return ignored !== undefined && (BigInt(`0x${ignored}`) & SIGHUP_BIT) !== 0n
  } catch {
    return false
  }
}

const readOwnStatus = (): string => readFileSync('/proc/self/status', 'utf8')
