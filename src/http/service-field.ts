import { isHopByHop } from './hop-by-hop.ts'

/**
 * What a service may not tell a client, in lower case: its software, framing that is computed anew, and rules for the whole
 * origin, which belongs to the gateway.
 */
const NOT_PASSED: ReadonlySet<string> = new Set([
  'server',
  'x-powered-by',
  'x-aspnet-version',
  'x-runtime',
  'content-length',
  'alt-svc', // would send the browser past the gateway (RFC 7838)
  'refresh', // a redirect that is not a Location
  'clear-site-data', // would end the session of the whole origin
  'public-key-pins',
  'service-worker-allowed',
  'x-accel-redirect',
])

/** Whether a response field, by its lower-case name, stops at the gateway. */
export const isStoppedServiceField = (lowerCaseName: string): boolean =>
  NOT_PASSED.has(lowerCaseName) ||
  isHopByHop(lowerCaseName) ||
  lowerCaseName.startsWith('access-control-') ||
  lowerCaseName.startsWith('x-accel-')
