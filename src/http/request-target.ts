/** Longest target taken, octets (RFC 9112 3 asks for at least 8000). */
export const MAX_TARGET_LENGTH = 8_192

export interface RequestTarget {
  readonly scheme: 'http' | 'https'
  readonly authority: string
  /** Absolute path, percent-encoded. */
  readonly path: string
  /** With its leading `?`; empty when there is none. */
  readonly search: string
}

/**
 * Takes apart the absolute URL a server made of `Host` and the request target, without normalising anything; `null` when
 * the URL is relative (the server could not combine them), has a fragment or is not http.
 */
export const splitUrl = (url: string): RequestTarget | null => {
  const scheme = url.startsWith('http://') ? 'http' : url.startsWith('https://') ? 'https' : null
  if (!scheme || url.includes('#')) return null
  const authorityStart = scheme.length + 3
  const pathStart = url.indexOf('/', authorityStart)
  if (pathStart <= authorityStart) return null
  const authority = url.slice(authorityStart, pathStart)
  if (authority.includes('?')) return null
  const searchStart = url.indexOf('?', pathStart)
  return searchStart === -1
    ? { scheme, authority, path: url.slice(pathStart), search: '' }
    : { scheme, authority, path: url.slice(pathStart, searchStart), search: url.slice(searchStart) }
}

const PERCENT_ENCODED = /%([0-9a-f]{2})?/gi
const UNRESERVED = /[A-Za-z0-9._~-]/
/** `\` and raw characters outside of RFC 3986 `pchar` that a parser further on could read as something else. */
const ODD_CHARACTER = /[^\x21-\x7e]|[\\#?]/
/** Empty and dot segments, a dot segment hidden behind path parameters (`..;x`) included. */
const ODD_SEGMENT = /\/\/|\/\.{1,2}(?:[/;]|$)/

/**
 * The one form of a path that is matched, authorised and forwarded (RFC 3986 6.2.2): escapes of unreserved characters
 * undone, the others in upper case. `null` for a path that two parsers could read differently: an encoded slash,
 * backslash, percent sign or control character, escapes that are broken or no UTF-8, empty or dot segments.
 */
export const canonicalPath = (path: string): string | null => {
  if (!path.startsWith('/') || ODD_CHARACTER.test(path)) return null
  const canonical = path.includes('%') ? withoutNeedlessEscapes(path) : path
  return canonical === null || ODD_SEGMENT.test(canonical) ? null : canonical
}

const withoutNeedlessEscapes = (path: string): string | null => {
  let refused = false
  const canonical = path.replace(PERCENT_ENCODED, (escaped: string, hex: string | undefined) => {
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16)
    const character = String.fromCharCode(code)
    if (code < 0x20 || code === 0x7f || character === '/' || character === '\\' || character === '%') {
      refused = true
    }
    return UNRESERVED.test(character) ? character : escaped.toUpperCase()
  })
  return refused || !isUtf8(canonical) ? null : canonical
}

/** Overlong and broken sequences (`%C0%AF`) are a slash to a careless decoder. */
const isUtf8 = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
