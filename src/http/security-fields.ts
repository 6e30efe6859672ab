import { DATA_POLICY, PAGE_POLICY } from './content-security-policy.ts'

/** Two years and subdomains, as hstspreload.org asks. */
const HSTS = 'max-age=63072000; includeSubDomains'

const PERMISSIONS =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()'

export interface SecurityContext {
  /** Over TLS, in production: RFC 6797 7.2 forbids the field on plain HTTP. */
  readonly strictTransport: boolean
  /** The answer belongs to a session. */
  readonly authenticated: boolean
}

/**
 * Puts the security fields on a response (OWASP ASVS 5.0 V3.4, V14.3.2). A content security policy the response already
 * carries is kept; an authenticated answer stays out of shared caches and, unless it says `private`, out of all.
 */
export const setSecurityFields = (
  headers: Headers,
  { strictTransport, authenticated }: SecurityContext,
): void => {
  headers.set('x-content-type-options', 'nosniff')
  // Not "no-referrer": under it browsers send `Origin: null` with our own form posts (Fetch standard, 3.2).
  headers.set('referrer-policy', 'same-origin')
  // A public further service may give its own to other sites, as it may by CORS.
  if (authenticated || !headers.has('cross-origin-resource-policy'))
    headers.set('cross-origin-resource-policy', 'same-origin')
  if (strictTransport) headers.set('strict-transport-security', HSTS)

  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', isPage ? PAGE_POLICY : DATA_POLICY)
  if (isPage) {
    headers.set('permissions-policy', PERMISSIONS)
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('x-frame-options', 'DENY')
  }
  if (authenticated && !isPrivate(headers.get('cache-control'))) headers.set('cache-control', 'no-store')
}

const isPrivate = (cacheControl: string | null): boolean =>
  cacheControl !== null && /(?:^|[\s,])(?:private|no-store)(?:$|[\s,;=])/i.test(cacheControl)
