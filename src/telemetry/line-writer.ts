import { Buffer } from 'node:buffer'
import { write, writeSync } from 'node:fs'

/** Where log lines go: gathered in memory, written in few large pieces, in order. */
export interface LineWriter {
  /** With its line end. */
  write(line: string): void
  /** Writes at once what is gathered; before the process ends. */
  flushSync(): void
}

/** Octets gathered before they are written while lines keep coming. */
const PIECE_OCTETS = 64 * 1024
/** UTF-8 takes at most so many for a UTF-16 code unit. */
const OCTETS_PER_UNIT = 3
/** An almost idle process writes this often, ms. */
const FLUSH_EVERY_MS = 200
/** Whoever reads a full pipe is given this long before the next try, ms. */
const FULL_PIPE_MS = 20

/** Octets that wait at most for a reader that has stopped: a log must not take the memory of what it tells of. */
const MOST_OCTETS = 16 * 1024 * 1024

/**
 * Writes to an open file descriptor without ever holding up the caller. What cannot be written at all is dropped, and so is
 * the newest of what nobody reads. Lines are encoded as they come: kept as strings, those of a busy moment would outlive a
 * collection and fill the old generation.
 */
export const createLineWriter = (descriptor: number, mostOctets = MOST_OCTETS): LineWriter => {
  const piece = Buffer.allocUnsafe(PIECE_OCTETS)
  let used = 0
  let waiting: Buffer[] = []
  let octetsWaiting = 0
  let isWriting = false
  let timer: ReturnType<typeof setTimeout> | null = null

  const queue = (octets: Buffer): void => {
    waiting.push(octets)
    octetsWaiting += octets.length
  }

  const closePiece = (): void => {
    if (used > 0) queue(Buffer.from(piece.subarray(0, used)))
    used = 0
  }

  const take = (): Buffer => {
    closePiece()
    const octets = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting)
    waiting = []
    octetsWaiting = 0
    return octets ?? Buffer.alloc(0)
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
        if (waiting.length > 0) send(take())
        else if (used > 0) later()
      }
    })
  }

  const flush = (): void => {
    timer = null
    if (!isWriting && used > 0) send(take())
  }

  const later = (): void => {
    timer ??= setTimeout(flush, FLUSH_EVERY_MS)
    timer.unref?.()
  }

  return {
    write(line) {
      if (octetsWaiting >= mostOctets) return
      const room = line.length * OCTETS_PER_UNIT
      if (used + room > PIECE_OCTETS) closePiece()
      if (room > PIECE_OCTETS) queue(Buffer.from(line))
      else used += piece.write(line, used)
      if (isWriting) return
      if (waiting.length > 0) send(take())
      else later()
    },
    flushSync() {
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
