/** Values of `X-Client-Type` that mean a browser. */
const BROWSERS: ReadonlySet<string> = new Set(['browser', 'web'])

/**
 * Whether a login answer may carry the tokens in its content: only for a client that is not a browser, where a script could
 * read them past HttpOnly (defect A11). `X-Client-Type` says so, else the absence of `Sec-Fetch-*`, which browsers always
 * send (W3C Fetch Metadata).
 */
export const isTokenReader = (headers: Headers): boolean => {
  const declared = headers.get('x-client-type')
  if (declared !== null) return !BROWSERS.has(declared.trim().toLowerCase())
  return !['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'].some((name) => headers.has(name))
}
