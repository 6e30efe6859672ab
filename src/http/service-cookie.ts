/** `__Host-x` is another cookie than `x` to a browser, but not to a person or a tool: reserved with it. */
const PREFIX = /^__(?:host|secure)-/i

const bareName = (name: string): string => name.replace(PREFIX, '').toLowerCase()

/** The names `isReservedCookie` compares with. */
export const reservedCookies = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(bareName))

/**
 * Whether a cookie belongs to the gateway. A nameless one counts: `Set-Cookie: =session=x` comes back as `session=x`
 * (RFC 6265bis 5.7).
 */
export const isReservedCookie = (name: string, reserved: ReadonlySet<string>): boolean =>
  name === '' || reserved.has(bareName(name))

/**
 * A service's `Set-Cookie` as it may reach the browser: `Domain` removed so that it stays on the gateway's host, `Path`
 * kept; `null` when it would touch a reserved cookie.
 */
export const toScopedCookie = (setCookie: string, reserved: ReadonlySet<string>): string | null => {
  const [pair = '', ...attributes] = setCookie.split(';')
  const equals = pair.indexOf('=')
  const name = equals < 0 ? '' : pair.slice(0, equals).trim()
  if (isReservedCookie(name, reserved)) return null
  const kept = attributes.filter((attribute) => !/^\s*domain\s*(?:=|$)/i.test(attribute))
  return [pair, ...kept].join(';')
}
