import { describe, expect, it } from 'bun:test'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLineWriter, type LineWriter } from '../../src/telemetry/line-writer.ts'
import { eventually } from '../support/eventually.ts'

const withFile = async (use: (writer: LineWriter, read: () => string) => Promise<void> | void) => {
  const directory = mkdtempSync(join(tmpdir(), 'lines-'))
  const path = join(directory, 'log')
  const descriptor = openSync(path, 'a')
  await use(createLineWriter(descriptor), () => readFileSync(path, 'utf8'))
  closeSync(descriptor)
  rmSync(directory, { recursive: true })
}

describe('lines of the log', () => {
  it('arrive by themselves, in order and whole', () =>
    withFile(async (writer, read) => {
      const lines = Array.from({ length: 20_000 }, (_, i) => `{"line":${i},"name":"ñandú"}\n`)
      for (const [i, line] of lines.entries()) {
        writer.write(line)
        if (i % 1_000 === 0) await Bun.sleep(1)
      }
      await eventually(() => read().length === lines.join('').length)
      expect(read()).toBe(lines.join(''))
    }))

  it('are written at once when the process ends', () =>
    withFile((writer, read) => {
      writer.write('last words\n')
      writer.flushSync()
      expect(read()).toBe('last words\n')
    }))

  it('that nobody can take are dropped without a sound', () => {
    const writer = createLineWriter(openClosed())
    writer.write('x\n')
    expect(() => writer.flushSync()).not.toThrow()
  })
})

const openClosed = (): number => {
  const descriptor = openSync('/dev/null', 'a')
  closeSync(descriptor)
  return descriptor
}
