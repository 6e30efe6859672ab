import { TOKEN_CHARACTERS, VALUE_CHARACTERS } from './characters.ts'
import { syntaxFailure } from './syntax-failure.ts'

const HTAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SP = 0x20
const COLON = 0x3a

/** Envoy's default; also the limit of Bun's own server for what it hands on. */
export const MAX_FIELDS = 100

/**
 * Reads field lines (RFC 9112 5) from `text`, a latin1 string without its closing empty line, beginning at `from`.
 * Appends name and value in turn to `into`. Throws a `TransportFailure` of stage `syntax` on anything a lenient reader
 * could take otherwise: obs-fold, space before the colon, bare CR or LF, NUL and other controls, empty names.
 */
export const parseFieldLines = (text: string, from: number, into: string[]): void => {
  const length = text.length
  let at = from
  while (at < length) {
    let colon = at
    while (TOKEN_CHARACTERS[text.charCodeAt(colon)] === 1) colon++
    if (colon === at || text.charCodeAt(colon) !== COLON) throw syntaxFailure('malformed field name')

    let end = colon + 1
    while (VALUE_CHARACTERS[text.charCodeAt(end)] === 1) end++
    if (end < length && (text.charCodeAt(end) !== CR || text.charCodeAt(end + 1) !== LF))
      throw syntaxFailure('control character in a field value')

    if (into.length === MAX_FIELDS * 2) throw syntaxFailure(`more than ${MAX_FIELDS} fields`)
    into.push(text.slice(at, colon), trimmed(text, colon + 1, end))
    at = end + 2
  }
}

const isWhiteSpace = (code: number): boolean => code === SP || code === HTAB

const trimmed = (text: string, from: number, to: number): string => {
  let start = from
  let stop = to
  while (start < stop && isWhiteSpace(text.charCodeAt(start))) start++
  while (stop > start && isWhiteSpace(text.charCodeAt(stop - 1))) stop--
  return text.slice(start, stop)
}
