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

const SP = 0x20
const DIGIT_ZERO = 0x30
const VERSION_PREFIX = 'HTTP/1.'
const REASON_AT = 13 // 'HTTP/1.1 200 '.length

/**
 * Parses a status line and field lines (RFC 9112 4 and 5) from a latin1 string without its closing empty line, and the
 * framing they announce (RFC 9112 6). Throws a `TransportFailure` of stage `syntax`.
 */
export const parseResponseHead = (text: string): ResponseHead => {
  const lineBreak = text.indexOf('\r\n')
  const lineEnd = lineBreak === -1 ? text.length : lineBreak
  const minorVersion = text.charCodeAt(VERSION_PREFIX.length) - DIGIT_ZERO
  if (!text.startsWith(VERSION_PREFIX) || (minorVersion !== 0 && minorVersion !== 1))
    throw syntaxFailure('not an HTTP/1.1 response')

  const status = statusOf(text)
  if (lineEnd < REASON_AT || text.charCodeAt(REASON_AT - 1) !== SP)
    throw syntaxFailure('malformed status line')
  for (let at = REASON_AT; at < lineEnd; at++)
    if (VALUE_CHARACTERS[text.charCodeAt(at)] !== 1)
      throw syntaxFailure('control character in the status line')

  const fields: string[] = []
  parseFieldLines(text, lineEnd + 2, fields)

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

const statusOf = (text: string): number => {
  const hundreds = text.charCodeAt(9) - DIGIT_ZERO
  const tens = text.charCodeAt(10) - DIGIT_ZERO
  const units = text.charCodeAt(11) - DIGIT_ZERO
  const digits = hundreds >= 1 && hundreds <= 5 && tens >= 0 && tens <= 9 && units >= 0 && units <= 9
  if (text.charCodeAt(8) !== SP || !digits) throw syntaxFailure('malformed status code')
  return hundreds * 100 + tens * 10 + units
}

const MAX_LENGTH_DIGITS = 15 // the most that stays a safe integer

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

const CLOSE_OPTION = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i
