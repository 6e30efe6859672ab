import { describe, expect, it } from 'bun:test'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger, type LogLevel } from '../../src/telemetry/logger.ts'

const written = async (level: LogLevel, write: (logger: ReturnType<typeof createLogger>) => void) => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-log-'))
  const path = join(directory, 'log')
  const logger = createLogger(level, openSync(path, 'a'))
  write(logger)
  logger.flush()
  const text = readFileSync(path, 'utf8')
  rmSync(directory, { recursive: true })
  return text
}

describe('logger', () => {
  it('writes JSON lines with the level by name and the time in ISO 8601', async () => {
    const line = JSON.parse(
      await written('info', (logger) => logger.warn('breaker', { service: 'patients' })),
    )
    expect(line).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      event: 'breaker',
      service: 'patients',
    })
  })

  it('leaves out what is below its level', async () => {
    expect(await written('warn', (logger) => logger.info('request'))).toBe('')
    expect(await written('silent', (logger) => logger.error('failure'))).toBe('')
  })
})
