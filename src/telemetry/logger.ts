import pino from 'pino'
import type { Config } from '../config.ts'
import { createLineWriter } from './line-writer.ts'

export type LogLevel = Config['logLevel']

/** JSON lines. Callers name every member; objects from outside (requests, errors of services) are never passed in. */
export interface Logger {
  debug(event: string, members?: LogMembers): void
  info(event: string, members?: LogMembers): void
  warn(event: string, members?: LogMembers): void
  error(event: string, members?: LogMembers): void
  /**
   * An `info` line whose members the caller has written as JSON: `"name":value,…`. For the line of every request, which
   * pino takes 3 µs longer for.
   */
  line(event: string, members: string): void
  /** From now on; a setting. */
  setLevel(level: LogLevel): void
  /** Writes what is buffered; before the process ends. */
  flush(): void
}

export type LogMembers = Readonly<Record<string, string | number | boolean | null>>

const STANDARD_OUTPUT = 1

/**
 * pino in this process: its worker transports do not start in the compiled binary (platform fact 6). Its own buffer is
 * replaced, which took a third of the cost of a line (decision 0042).
 */
export const createLogger = (level: LogLevel, descriptor = STANDARD_OUTPUT): Logger => {
  const destination = createLineWriter(descriptor)
  const isoTime = createIsoTime()
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  )
  return {
    debug: (event, members = {}) => log.debug(members, event),
    info: (event, members = {}) => log.info(members, event),
    warn: (event, members = {}) => log.warn(members, event),
    error: (event, members = {}) => log.error(members, event),
    line: (event, members) => {
      if (log.isLevelEnabled('info'))
        destination.write(`{"level":"info","time":"${isoTime()}",${members},"event":"${event}"}\n`)
    },
    setLevel: (next) => {
      log.level = next
    },
    flush: () => destination.flushSync(),
  }
}

/** Formatted once a millisecond. */
const createIsoTime = (): (() => string) => {
  let at = 0
  let text = ''
  return () => {
    const now = Date.now()
    if (now !== at) {
      at = now
      text = new Date(now).toISOString()
    }
    return text
  }
}
