import { describe, expect, it } from 'bun:test'
import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
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

  it('wait for a reader that has stopped, but not without end', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lines-'))
    const path = join(directory, 'pipe')
    spawnSync('mkfifo', [path])
    // Open both ways, so that neither opening waits for the other.
    const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
    const writer = createLineWriter(descriptor, 1_000_000)
    const line = `${'x'.repeat(99_999)}\n`
    for (let i = 0; i < 50; i += 1) writer.write(line)
    let read = ''
    await eventually(() => {
      read += readAvailable(descriptor)
      return read.endsWith('\n') && read.length >= 1_000_000
    })
    writer.write('the reader is back\n')
    await eventually(() => {
      read += readAvailable(descriptor)
      return read.endsWith('back\n')
    })
    // What was under way, and what waited.
    expect(read.length).toBeLessThan(1_300_000)
    closeSync(descriptor)
    rmSync(directory, { recursive: true })
  })
})

const openClosed = (): number => {
  const descriptor = openSync('/dev/null', 'a')
  closeSync(descriptor)
  return descriptor
}

const readAvailable = (descriptor: number): string => {
  const octets = Buffer.alloc(64 * 1024)
  try {
    return octets.toString('latin1', 0, readSync(descriptor, octets))
  } catch {
    return '' // EAGAIN: empty for now
  }
}
