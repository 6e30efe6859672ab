import { cookieValue } from '../http/cookie.ts'
import type { Credentials } from '../identity/session.ts'

/** The cookie of the gateway before this one; read so that its front end goes on working, never written. */
export const LEGACY_COOKIE_NAME = 'predicthealth_jwt'

/** Sent with `1` by scripts that poll: the request is answered, but does not count as somebody being there. */
export const BACKGROUND_HEADER = 'x-background-poll'

/** RFC 6750 2.1; the scheme in any case (RFC 9110 11.1). Whether what follows is a token is judged where it is verified. */
const BEARER = /^bearer +/i

const bearerOf = (authorization: string | null): string | null => {
  if (authorization === null) return null
  // Nearly everybody writes it so, and a pattern over a long token costs 2 µs.
  if (authorization.startsWith('Bearer ')) return authorization.slice(7).trimStart()
  const scheme = BEARER.exec(authorization)
  return scheme && authorization.slice(scheme[0].length)
}

/** What a request shows to be recognised by; `null` when it shows nothing. */
export const credentialsOf = (headers: Headers, cookieName: string): Credentials | null => {
  const bearer = bearerOf(headers.get('authorization'))
  const cookies = headers.get('cookie')
  const cookie = cookieValue(cookies, cookieName) ?? cookieValue(cookies, LEGACY_COOKIE_NAME)
  if (bearer === null && cookie === null) return null
  return { bearer, cookie, background: headers.get(BACKGROUND_HEADER) === '1' }
}
