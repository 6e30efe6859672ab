import { isHopByHop } from './hop-by-hop.ts'
import { remembered } from './remembered.ts'

/**
 * What a client may not tell a service, in lower case: who it is, where it comes from, which route is meant, and what the
 * HTTP client frames itself. Dropped before the gateway adds its own (original defects A20, E5).
 */
const NOT_BELIEVED: ReadonlySet<string> = new Set([
  // identity
  'authorization',
  'cookie',
  'remote-user',
  'x-remote-user',
  'x-authenticated-user',
  // way here
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-cluster-client-ip',
  'x-originating-ip',
  'x-request-id',
  'x-request-timeout-ms',
  'traceparent',
  'tracestate',
  // another method or path than the one that was authorised
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-url',
  'x-original-uri',
  'x-rewrite-url',
  // HTTP_PROXY of CGI-like servers (httpoxy)
  'proxy',
  // written by the HTTP client
  'host',
  'content-length',
  'expect',
])

/** Clients send few different ones. */
const REMEMBERED_NAMES = 256

/**
 * Whether a request field, by its lower-case name, stops at the gateway. WSGI and CGI servers read `X_User_Id` as
 * `X-User-Id`, so an underscore counts as a hyphen.
 */
export const isStoppedClientField = remembered(REMEMBERED_NAMES, (lowerCaseName): boolean => {
  const name = lowerCaseName.includes('_') ? lowerCaseName.replaceAll('_', '-') : lowerCaseName
  return (
    NOT_BELIEVED.has(name) ||
    isHopByHop(name) ||
    name.startsWith('x-user-') ||
    name.startsWith('x-forwarded-') ||
    name.startsWith('proxy-')
  )
})
