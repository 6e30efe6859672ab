export interface CookieAttributes {
  readonly secure: boolean
  readonly path?: string
  readonly sameSite?: 'Strict' | 'Lax'
  /** Without it the cookie ends with the browser's session. */
  readonly maxAgeSeconds?: number
}

const NAME = /^[\w!#$%&'*+.^`|~-]+$/
/** RFC 6265 4.1.1 cookie-octet. */
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/** Name of a cookie that no sibling subdomain can plant (RFC 6265bis 4.1.3.2): browsers take the prefix only with `Secure`. */
export const hostCookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

/** One `Set-Cookie` value, always `HttpOnly`; throws `TypeError` for a name or value that would break the field. */
export const setCookie = (name: string, value: string, attributes: CookieAttributes): string => {
  if (!NAME.test(name) || !VALUE.test(value))
    throw new TypeError('cookie name or value has a character RFC 6265 forbids')
  const { secure, path = '/', sameSite = 'Strict', maxAgeSeconds } = attributes
  const maxAge = maxAgeSeconds === undefined ? '' : `; Max-Age=${Math.trunc(maxAgeSeconds)}`
  return `${name}=${value}; Path=${path}${maxAge}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
}

/** The `Set-Cookie` value that makes the browser forget a cookie. */
export const forgetCookie = (name: string, attributes: CookieAttributes): string =>
  setCookie(name, '', { ...attributes, maxAgeSeconds: 0 })
