import { Buffer } from 'node:buffer'
import { VALUE_CHARACTERS } from './characters.ts'
import { parseFieldLines } from './field-lines.ts'
import { syntaxFailure } from './syntax-failure.ts'

export interface ResponseHead {
  readonly status: number
  readonly reason: string
  readonly fields: readonly string[]
  /** Octets announced by `Content-Length`; `null` without the field. */
  readonly contentLength: number | null
  /** `Transfer-Encoding: chunked`; never together with a `contentLength`. */
  readonly chunked: boolean
  /** The service keeps the connection open after this response (HTTP/1.1 without `Connection: close`). */
  readonly persistent: boolean
}

/** What every response we take begins with. */
export const VERSION_PREFIX = Buffer.from('HTTP/1.', 'latin1')

const LF = 0x0a
const CR = 0x0d
const SP = 0x20
const DIGIT_ZERO = 0x30
const REASON_AT = 13 // behind 'HTTP/1.1 200 '
const MAX_LENGTH_DIGITS = 15 // the most that stays a safe integer
const CLOSE_OPTION = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i

/**
 * Parses a status line and field lines (RFC 9112 4 and 5), and the framing they announce (RFC 9112 6). `octets` begins
 * with the status line; `end` is right behind the CRLF of the last line. Throws a `TransportFailure` of stage `syntax`.
 */
export const parseResponseHead = (octets: Buffer, end: number): ResponseHead => {
  const minorVersion = minorVersionOf(octets)
  const status = statusOf(octets)
  let lineEnd = REASON_AT
  while (VALUE_CHARACTERS[octets[lineEnd] ?? 0] === 1) lineEnd++
  if (octets[lineEnd] !== CR || octets[lineEnd + 1] !== LF)
    throw syntaxFailure('control character in the status line')

  const text = octets.toString('latin1', 0, end)
  const fields: string[] = []
  parseFieldLines(octets, text, lineEnd + 2, end, fields)

  let contentLength: number | null = null
  let chunked = false
  let persistent = minorVersion === 1
  for (let i = 0; i < fields.length; i += 2) {
    // The length of a name rules out nearly every field before a string is built to compare it.
    const name = fields[i] ?? ''
    const value = fields[i + 1] ?? ''
    if (name.length === 14 && name.toLowerCase() === 'content-length') {
      if (contentLength !== null) throw syntaxFailure('more than one Content-Length')
      contentLength = contentLengthOf(value)
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      // Any other coding, or a second one, would have to be undone before the content can be passed on.
      if (chunked || value.toLowerCase() !== 'chunked')
        throw syntaxFailure('Transfer-Encoding is not chunked')
      chunked = true
    } else if (name.length === 10 && name.toLowerCase() === 'connection') {
      if (CLOSE_OPTION.test(value)) persistent = false
    }
  }
  if (chunked && contentLength !== null) throw syntaxFailure('Transfer-Encoding beside Content-Length')
  if (chunked && minorVersion === 0) throw syntaxFailure('Transfer-Encoding in HTTP/1.0') // RFC 9112 6.1

  return { status, reason: text.slice(REASON_AT, lineEnd), fields, contentLength, chunked, persistent }
}

const digitAt = (octets: Uint8Array, at: number): number => (octets[at] ?? 0) - DIGIT_ZERO

const minorVersionOf = (octets: Uint8Array): number => {
  for (let i = 0; i < VERSION_PREFIX.length; i++)
    if (octets[i] !== VERSION_PREFIX[i]) throw syntaxFailure('not an HTTP/1.1 response')
  const minorVersion = digitAt(octets, VERSION_PREFIX.length)
  if (minorVersion !== 0 && minorVersion !== 1) throw syntaxFailure('not an HTTP/1.1 response')
  return minorVersion
}

/** Between two single spaces, 100 to 599 (RFC 9110 15). */
const statusOf = (octets: Uint8Array): number => {
  const hundreds = digitAt(octets, 9)
  const tens = digitAt(octets, 10)
  const units = digitAt(octets, 11)
  const isStatus = hundreds >= 1 && hundreds <= 5 && tens >= 0 && tens <= 9 && units >= 0 && units <= 9
  if (octets[8] !== SP || octets[12] !== SP || !isStatus) throw syntaxFailure('malformed status line')
  return hundreds * 100 + tens * 10 + units
}

const contentLengthOf = (value: string): number => {
  if (value.length === 0 || value.length > MAX_LENGTH_DIGITS) throw syntaxFailure('malformed Content-Length')
  let length = 0
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - DIGIT_ZERO
    if (!(digit >= 0 && digit <= 9)) throw syntaxFailure('malformed Content-Length')
    length = length * 10 + digit
  }
  return length
}
