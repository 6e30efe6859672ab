import { Buffer } from 'node:buffer'
import { VALUE_CHARACTERS } from './characters.ts'
import { parseFieldLines } from './field-lines.ts'
import { syntaxFailure } from './syntax-failure.ts'

const LF = 0x0a
const CR = 0x0d

/** One chunk-size line with its extensions, octets. */
export const MAX_CHUNK_LINE_OCTETS = 1024
/** All chunk extensions of one message, octets: a service cannot make us read lines for ever (CVE-2024-22019). */
export const MAX_EXTENSION_OCTETS = 16 * 1024
/** The trailer section, octets. */
export const MAX_TRAILER_OCTETS = 16 * 1024

const MAX_SIZE_DIGITS = 13 // 2^52 - 1, the most hexadecimal digits that stay a safe integer

/** Any more are left to the slow way. */
const PLAIN_SIZE_DIGITS = 7
/** A smaller piece is cheaper to copy than to hand on alone: each is a chunk of a stream, and a write to the client. */
const SMALL_PIECE_OCTETS = 4096

type Expecting = 'size' | 'data' | 'data-end' | 'trailer' | 'nothing'

/** Incremental decoder of the chunked coding (RFC 9112 7.1). Trailers are checked and dropped. One per message. */
export class ChunkedDecoder {
  private expecting: Expecting = 'size'
  private remaining = 0
  private line = ''
  private extensionOctets = 0
  private trailerOctets = 0
  private readonly trailers: string[] = []

  get done(): boolean {
    return this.expecting === 'nothing'
  }

  /**
   * Decodes `octets` from offset `from`, hands content to `content`, large pieces as views and small ones together, and
   * returns the offset of the first octet not consumed. Throws a `TransportFailure` of stage `syntax`.
   */
  feed(octets: Buffer, from: number, content: (piece: Uint8Array) => void): number {
    let at = from
    let small: Buffer | null = null
    let length = 0
    const flush = (): void => {
      if (small !== null && length > 0) content(small.subarray(0, length))
      small = null
      length = 0
    }
    while (at < octets.length && this.expecting !== 'nothing') {
      if (this.expecting === 'data') {
        const end = Math.min(octets.length, at + this.remaining)
        if (end - at < SMALL_PIECE_OCTETS) {
          small ??= Buffer.allocUnsafe(octets.length - at)
          length += octets.copy(small, length, at, end)
        } else {
          flush()
          content(octets.subarray(at, end))
        }
        this.remaining -= end - at
        at = end
        if (this.remaining === 0) this.expecting = 'data-end'
      } else {
        at = this.line === '' ? this.feedPlainLine(octets, at) : this.feedLine(octets, at)
      }
    }
    flush()
    return at
  }

  /** The lines of most chunks, without a string: a service that sends chunks of one octet has a million in a second. */
  private feedPlainLine(octets: Buffer, from: number): number {
    let at = from
    let size = 0
    if (this.expecting === 'size') {
      while (at - from < PLAIN_SIZE_DIGITS && isHexDigit(octets[at] ?? 0)) {
        size = size * 16 + hexValue(octets[at] ?? 0)
        at++
      }
      if (size === 0) return this.feedLine(octets, from)
    }
    if (this.expecting === 'trailer' || octets[at] !== CR || octets[at + 1] !== LF)
      return this.feedLine(octets, from)
    this.remaining = size
    this.expecting = size > 0 ? 'data' : 'size'
    return at + 2
  }

  private feedLine(octets: Buffer, from: number): number {
    const limit = this.expecting === 'trailer' ? MAX_TRAILER_OCTETS : MAX_CHUNK_LINE_OCTETS
    const newline = octets.indexOf(LF, from)
    const end = newline === -1 ? octets.length : newline + 1
    if (this.line.length + end - from > limit + 2) throw syntaxFailure('chunk line too long')
    this.line += octets.toString('latin1', from, end)
    if (newline === -1) {
      // What has arrived so far may end in the CR of a CRLF, but hold no other.
      const cr = this.line.indexOf('\r')
      if (cr !== -1 && cr < this.line.length - 1) throw syntaxFailure('bare CR in a chunk line')
      if (this.expecting === 'data-end' && this.line !== '\r' && this.line !== '')
        throw syntaxFailure('chunk data longer than its size')
      return end
    }
    if (this.line.charCodeAt(this.line.length - 2) !== CR) throw syntaxFailure('bare LF in a chunk line')
    const line = this.line.slice(0, -2)
    this.line = ''
    this.takeLine(line)
    return end
  }

  private takeLine(line: string): void {
    if (this.expecting === 'size') {
      this.remaining = this.sizeOf(line)
      this.expecting = this.remaining === 0 ? 'trailer' : 'data'
    } else if (this.expecting === 'data-end') {
      if (line !== '') throw syntaxFailure('chunk data longer than its size')
      this.expecting = 'size'
    } else if (line === '') {
      this.expecting = 'nothing'
    } else {
      this.trailerOctets += line.length + 2
      if (this.trailerOctets > MAX_TRAILER_OCTETS) throw syntaxFailure('trailer section too large')
      const text = `${line}\r\n`
      parseFieldLines(Buffer.from(text, 'latin1'), text, 0, text.length, this.trailers)
    }
  }

  private sizeOf(line: string): number {
    let digits = 0
    while (digits < line.length && isHexDigit(line.charCodeAt(digits))) digits++
    if (digits === 0 || digits > MAX_SIZE_DIGITS) throw syntaxFailure('malformed chunk size')
    if (digits < line.length) this.checkExtensions(line, digits)
    return Number.parseInt(line.slice(0, digits), 16)
  }

  private checkExtensions(line: string, from: number): void {
    this.extensionOctets += line.length - from
    if (this.extensionOctets > MAX_EXTENSION_OCTETS) throw syntaxFailure('chunk extensions too large')
    if (!EXTENSION_START.test(line.slice(from))) throw syntaxFailure('malformed chunk size')
    for (let at = from; at < line.length; at++)
      if (VALUE_CHARACTERS[line.charCodeAt(at)] !== 1)
        throw syntaxFailure('control character in a chunk line')
  }
}

/** RFC 9112 7.1.1: BWS is only allowed in front of the semicolon of an extension that has a name. */
const EXTENSION_START = /^[ \t]*;[ \t]*[!#$%&'*+\-.^_`|~0-9A-Za-z]/

/** Of an ASCII hexadecimal digit. */
const hexValue = (code: number): number => (code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57)

const isHexDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46)
