import { cookieValue } from '../http/cookie.ts'
import type { Credentials } from '../identity/session.ts'

/** The cookie of the gateway before this one; read so that its front end goes on working, never written. */
export const LEGACY_COOKIE_NAME = 'predicthealth_jwt'

/** Sent with `1` by scripts that poll: the request is answered, but does not count as somebody being there. */
const BACKGROUND_HEADER = 'x-background-poll'

const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i

/**
 * What a request shows to be recognised by; `null` when it shows nothing. `reconnects`: a page may have sent it by itself, and
 * a handshake's answer (101) could not carry the cookie of a renewed session either.
 */
export const credentialsOf = (
  headers: Headers,
  cookieName: string,
  reconnects = false,
): Credentials | null => {
  const bearer = BEARER.exec(headers.get('authorization') ?? '')?.[1] ?? null
  const cookies = headers.get('cookie')
  const cookie = cookieValue(cookies, cookieName) ?? cookieValue(cookies, LEGACY_COOKIE_NAME)
  if (bearer === null && cookie === null) return null
  const background = headers.get(BACKGROUND_HEADER) === '1' || (reconnects && isReconnection(headers))
  return { bearer, cookie, background }
}

/** What `WebSocket` and `EventSource` send, and repeat without anybody being there. */
const isReconnection = (headers: Headers): boolean =>
  headers.get('upgrade')?.toLowerCase() === 'websocket' || headers.get('accept') === 'text/event-stream'
