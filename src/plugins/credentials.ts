import { cookieValue } from '../http/cookie.ts'
import type { Credentials } from '../identity/session.ts'

/** The cookie of the gateway before this one; read so that its front end goes on working, never written. */
export const LEGACY_COOKIE_NAME = 'predicthealth_jwt'

/** Sent with `1` by scripts that poll: the request is answered, but does not count as somebody being there. */
export const BACKGROUND_HEADER = 'x-background-poll'

const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i

/** What a request shows to be recognised by; `null` when it shows nothing. */
export const credentialsOf = (headers: Headers, cookieName: string): Credentials | null => {
  const bearer = BEARER.exec(headers.get('authorization') ?? '')?.[1] ?? null
  const cookies = headers.get('cookie')
  const cookie = cookieValue(cookies, cookieName) ?? cookieValue(cookies, LEGACY_COOKIE_NAME)
  if (bearer === null && cookie === null) return null
  return { bearer, cookie, background: headers.get(BACKGROUND_HEADER) === '1' }
}
