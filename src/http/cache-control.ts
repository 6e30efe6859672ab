/** Directives of a `Cache-Control` value by lower-case name; `null` for one without a value. */
export type CacheDirectives = ReadonlyMap<string, string | null>

/** Pieces between commas, those inside a quoted string not counted. */
const PIECES = /(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|$))+/g
const DIRECTIVE = /^([!#$%&'*+.^_`|~\w-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*)))?$/

const NONE: CacheDirectives = new Map()

/** The members of a list of directives, trimmed; a comma in a quoted string does not end one. */
export const splitDirectives = (value: string): readonly string[] =>
  (value.match(PIECES) ?? []).map((piece) => piece.trim())

/** Reads a `Cache-Control` field (RFC 9111 5.2); of a directive that occurs twice the first counts (4.2.1). */
export const parseCacheControl = (value: string | null): CacheDirectives => {
  if (value === null) return NONE
  const directives = new Map<string, string | null>()
  for (const piece of splitDirectives(value)) {
    const [, name, quoted, token] = DIRECTIVE.exec(piece) ?? []
    const key = name?.toLowerCase()
    if (key !== undefined && !directives.has(key)) directives.set(key, quoted ?? token ?? null)
  }
  return directives
}

/** RFC 9111 1.2.2: larger ones mean this. */
const MOST_SECONDS = 2 ** 31

/** Seconds of a directive; `null` when it is absent, 0 when it is not a number, which is how stale answers are said. */
export const directiveSeconds = (directives: CacheDirectives, name: string): number | null => {
  const value = directives.get(name)
  if (value === undefined) return null
  return value !== null && /^\d+$/.test(value) ? Math.min(Number(value), MOST_SECONDS) : 0
}
