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
  'x-authenticated-user',
  'client-cert', // RFC 9440: only a proxy that ended TLS may say it
  'client-cert-chain',
  // way here
  'forwarded',
  'via',
  'x-forwarded',
  'forwarded-for',
  'x-host',
  'x-original-host',
  'x-http-host-override',
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
 * Whether a request field, by its lower-case name, stops at the gateway. WSGI and CGI servers read `X_User_Id`, some also
 * `X.User.Id`, as `X-User-Id`: whatever is no letter or digit counts as a hyphen.
 */
export const isStoppedClientField = remembered(REMEMBERED_NAMES, (lowerCaseName): boolean => {
  const name = lowerCaseName.replace(/[^a-z\d]/g, '-')
  return (
    NOT_BELIEVED.has(name) ||
    isHopByHop(name) ||
    name.startsWith('x-user-') ||
    name.startsWith('x-remote-') ||
    name.startsWith('x-auth-request-') ||
    name.startsWith('x-ssl-client-') ||
    name.startsWith('x-forwarded-') ||
    name.startsWith('proxy-')
  )
})
