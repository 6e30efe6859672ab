import type { Logger, LogMembers } from '../../src/telemetry/logger.ts'

export interface RecordedLine {
  readonly level: string
  readonly event: string
  readonly members: LogMembers
}

/** A logger that keeps its lines. */
export const createRecordedLogger = (): { logger: Logger; lines: readonly RecordedLine[] } => {
  const lines: RecordedLine[] = []
  const keep =
    (level: string) =>
    (event: string, members: LogMembers = {}): void => {
      lines.push({ level, event, members })
    }
  const logger = {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    line: (event: string, members: string) => keep('info')(event, JSON.parse(`{${members}}`)),
    setLevel: () => undefined,
    flush: () => undefined,
  }
  return { logger, lines }
}
