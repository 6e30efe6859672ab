const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const REQUEST_FIELDS =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Background-Poll, X-Client-Type, X-CSRF-Token, X-Request-ID'
const RESPONSE_FIELDS = 'ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID'
/** Two hours, the most Chromium remembers. */
const MAX_AGE_SECONDS = '7200'

/** Fetch standard 3.3.2: an `OPTIONS` that asks for a method on behalf of a script of another origin. */
export const isPreflight = (request: Request): boolean =>
  request.method === 'OPTIONS' &&
  request.headers.has('origin') &&
  request.headers.has('access-control-request-method')

/** Grants an exact, listed origin the use of a response, credentials included; others get nothing but `Vary`. */
export const setCorsFields = (headers: Headers, origin: string | null, origins: readonly string[]): void => {
  headers.append('vary', 'Origin')
  if (headers.has('access-control-allow-origin')) for (const name of GRANTS) headers.delete(name)
  if (origin === null || !origins.includes(origin)) return
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.set('access-control-expose-headers', RESPONSE_FIELDS)
  // Our own default forbids the response to other origins; the grant has to lift that as well.
  headers.set('cross-origin-resource-policy', 'cross-origin')
}

/** What a service says about CORS was meant for its own origin, not for ours. */
const GRANTS = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
]

/** The answer to a preflight: 204, with the lists only for a listed origin. */
export const preflightResponse = (origin: string | null, origins: readonly string[]): Response => {
  const response = new Response(null, { status: 204 })
  if (origin !== null && origins.includes(origin)) {
    response.headers.set('access-control-allow-methods', METHODS)
    response.headers.set('access-control-allow-headers', REQUEST_FIELDS)
    response.headers.set('access-control-max-age', MAX_AGE_SECONDS)
  }
  return response
}
