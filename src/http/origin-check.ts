/** What the browser said about where an unsafe request comes from; `null` when a field is absent. */
export interface OriginFields {
  readonly secFetchSite: string | null
  readonly origin: string | null
}

/**
 * Where a request comes from, as far as the browser tells:
 * - `own`: our own page, a listed origin, or the user's own doing (address bar, reload);
 * - `foreign`: another origin, a sibling subdomain or another port included;
 * - `unsaid`: neither field was sent (a program, or a browser of before 2020): something else has to prove it.
 *
 * `Sec-Fetch-Site` decides, `Origin` only where it is missing; scripts can forge neither (Fetch standard, forbidden
 * request-headers). Hosts are compared without their scheme, since a proxy in front may end the TLS.
 */
export const originOf = (
  { secFetchSite, origin }: OriginFields,
  ownHost: string,
  allowedOrigins: readonly string[],
): 'own' | 'foreign' | 'unsaid' => {
  if (secFetchSite === 'same-origin' || secFetchSite === 'none') return 'own'
  if (origin !== null && allowedOrigins.includes(origin)) return 'own'
  if (secFetchSite !== null) return 'foreign'
  if (origin === null) return 'unsaid'
  return URL.parse(origin)?.host === ownHost.toLowerCase() ? 'own' : 'foreign'
}
