import type { Config } from '../config.ts'
import { forgetCookie, setCookie } from '../http/set-cookie.ts'

type CookieConfig = Pick<Config['session'], 'cookieName' | 'cookieSecure'>

/**
 * The session cookie (design 2.4). Without `Max-Age`: how long a session lives is known to the store alone, and on a shared
 * computer it ends with the browser.
 */
export const sessionCookie = ({ cookieName, cookieSecure }: CookieConfig, token: string): string =>
  setCookie(cookieName, token, { secure: cookieSecure })

/** Makes the browser forget the session; only for logout, never because a store did not answer. */
export const forgetSessionCookie = ({ cookieName, cookieSecure }: CookieConfig): string =>
  forgetCookie(cookieName, { secure: cookieSecure })
