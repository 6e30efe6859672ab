import { isReservedCookie } from './service-cookie.ts'

/** A `Cookie` value without the reserved names, or `null` when nothing is left. */
export const withoutCookies = (cookie: string | null, reserved: ReadonlySet<string>): string | null => {
  if (cookie === null) return null
  const kept = cookie.split(';').filter((pair) => !isReservedCookie(cookieName(pair), reserved))
  const value = kept.map((pair) => pair.trim()).join('; ')
  return value === '' ? null : value
}

const cookieName = (pair: string): string => {
  const equals = pair.indexOf('=')
  return (equals < 0 ? '' : pair.slice(0, equals)).trim()
}
