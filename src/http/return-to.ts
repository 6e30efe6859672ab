/** Where to go after login: a path of this site, or `null` for anything that could leave it (CWE-601). */
export const parseReturnTo = (value: string | null | undefined): string | null => {
  if (!value || value.length > MAX_LENGTH || !LOCAL.test(value)) return null
  const url = URL.parse(value, BASE)
  // What the browser's own parser makes of it decides: same origin, and a path that does not start another authority.
  if (!url || url.origin !== BASE || url.pathname.startsWith('//')) return null
  return url.pathname + url.search + url.hash
}

/** The address of the login page that comes back to `target` (path and query) and says why one has to log in. */
export const toLoginAddress = (target: string, reason: 'expired' | 'form-kept' | null = null): string => {
  const local = parseReturnTo(target)
  const query = [
    ...(local === null || local === '/' ? [] : [`return-to=${encodeURIComponent(local)}`]),
    ...(reason === null ? [] : [`reason=${reason}`]),
  ]
  return query.length === 0 ? '/login' : `/login?${query.join('&')}`
}

const MAX_LENGTH = 2_048
const BASE = 'https://gateway.invalid'
/** One slash first, then neither a slash nor a backslash, raw or encoded; no control character or white space anywhere. */
const LOCAL = /^\/(?![/\\]|%2f|%5c)[^\s\\\p{Cc}]*$/iu
