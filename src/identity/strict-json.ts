/**
 * Parses a JSON object; `null` when the text is not one, nests deeper than `depthLimit`, or names a member twice
 * (RFC 8725 2.4 and RFC 7519 4: two readers of one token must not see different claims).
 */
export const parseStrictJson = (text: string, depthLimit: number): Record<string, unknown> | null => {
  if (!isUnambiguous(text, depthLimit)) return null
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A string with or without its end, so that no text makes the search start over (it would be quadratic). */
const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*("?)(\s*:)?|[{}[\]]/gs

/** Looks only at strings and brackets; whether the rest is JSON at all is left to the parser. */
const isUnambiguous = (text: string, depthLimit: number): boolean => {
  const names: Set<string>[] = []
  for (const [token, quote, colon] of text.matchAll(STRING_OR_BRACKET)) {
    if (token === '{' || token === '[') {
      if (names.push(new Set()) > depthLimit) return false
    } else if (token === '}' || token === ']') {
      names.pop()
    } else if (quote === '') {
      return false
    } else if (colon !== undefined) {
      const name = memberName(token.slice(0, -colon.length))
      const seen = names.at(-1)
      if (name === null || !seen || seen.has(name)) return false
      seen.add(name)
    }
  }
  return true
}

/** The name with its escapes resolved: `"\u0065xp"` and `"exp"` are one member. */
const memberName = (literal: string): string | null => {
  try {
    const name: unknown = JSON.parse(literal)
    return typeof name === 'string' ? name : null
  } catch {
    return null
  }
}
