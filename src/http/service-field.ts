import { isHopByHop } from './hop-by-hop.ts'
import { remembered } from './remembered.ts'

/** What a service may not tell a client, in lower case: its software, and framing that is computed anew. */
const NOT_PASSED: ReadonlySet<string> = new Set([
  'server',
  'x-powered-by',
  'x-aspnet-version',
  'x-runtime',
  'content-length',
  'alt-svc', // would send the browser past the gateway (RFC 7838)
  'refresh', // a redirect that is not a Location
])

/** Rules for the whole origin: they are the gateway's to make; `Clear-Site-Data` would end every session. */
const ORIGIN_WIDE: ReadonlySet<string> = new Set([
  'clear-site-data',
  'public-key-pins',
  'service-worker-allowed',
  'strict-transport-security',
])

/** Services send few different ones. */
const REMEMBERED_NAMES = 256

/** Whether a response field, by its lower-case name, stops at the gateway. */
export const isStoppedServiceField = remembered(
  REMEMBERED_NAMES,
  (lowerCaseName): boolean =>
    NOT_PASSED.has(lowerCaseName) || isHopByHop(lowerCaseName) || lowerCaseName.startsWith('x-accel-'),
)

/** Whether a response field, by its lower-case name, makes a rule for everything at the gateway's origin. */
export const isOriginWideField = remembered(
  REMEMBERED_NAMES,
  (lowerCaseName): boolean => ORIGIN_WIDE.has(lowerCaseName) || lowerCaseName.startsWith('access-control-'),
)
