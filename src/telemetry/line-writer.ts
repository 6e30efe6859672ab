import { Buffer } from 'node:buffer'
import { write, writeSync } from 'node:fs'

/** Where log lines go: gathered in memory, written in few large pieces, in order. */
export interface LineWriter {
  /** With its line end. */
  write(line: string): void
  /** Writes at once what is gathered; before the process ends. */
  flushSync(): void
}

/** Characters gathered before a piece is written while lines keep coming. */
const PIECE_CHARACTERS = 64 * 1024
/** An almost idle process writes this often, ms. */
const FLUSH_EVERY_MS = 200
/** Whoever reads a full pipe is given this long before the next try, ms. */
const FULL_PIPE_MS = 20

/** Characters that wait at most for a reader that has stopped: a log must not take the memory of what it tells of. */
const MOST_CHARACTERS = 16 * 1024 * 1024

/**
 * Writes to an open file descriptor without ever holding up the caller. What cannot be written at all is dropped, and so is
 * the newest of what nobody reads.
 */
export const createLineWriter = (descriptor: number, mostCharacters = MOST_CHARACTERS): LineWriter => {
  let lines: string[] = []
  let characters = 0
  let isWriting = false
  let timer: ReturnType<typeof setTimeout> | null = null

  const take = (): Buffer => {
    const octets = Buffer.from(lines.join(''))
    lines = []
    characters = 0
    return octets
  }

  const send = (octets: Buffer): void => {
    isWriting = true
    write(descriptor, octets, (error, written) => {
      if (error?.code === 'EAGAIN') {
        setTimeout(send, FULL_PIPE_MS, octets)
        return
      }
      const rest = error ? null : octets.subarray(written)
      if (rest !== null && rest.length > 0) send(rest)
      else {
        isWriting = false
        if (characters >= PIECE_CHARACTERS) send(take())
        else if (characters > 0) later()
      }
    })
  }

  const flush = (): void => {
    timer = null
    if (!isWriting && characters > 0) send(take())
  }

  const later = (): void => {
    timer ??= setTimeout(flush, FLUSH_EVERY_MS)
    timer.unref?.()
  }

  return {
    write(line) {
      if (characters >= mostCharacters) return
      lines.push(line)
      characters += line.length
      if (isWriting) return
      if (characters >= PIECE_CHARACTERS) send(take())
      else later()
    },
    flushSync() {
      if (characters === 0) return
      const octets = take()
      for (let at = 0; at < octets.length; ) {
        try {
          at += writeSync(descriptor, octets, at)
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return
        }
      }
    },
  }
}
