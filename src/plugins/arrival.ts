import { type GatewayError, InvalidHost, InvalidTarget, MethodNotAllowed } from '../errors.ts'
import { createClientAddress } from '../http/forwarded-for.ts'
import { isHost, toComparableHost } from '../http/host.ts'
import { METHODS } from '../http/methods.ts'
import { remembered } from '../http/remembered.ts'
import { canonicalPath, MAX_TARGET_LENGTH, type RequestTarget, splitUrl } from '../http/request-target.ts'
import { isTraceparent } from '../http/traceparent.ts'
import { createTrustedProxies } from '../http/trusted-proxies.ts'
import type { Exchange } from '../telemetry/exchange.ts'

export interface ArrivalDeps {
  /** Address of the socket's other end. */
  readonly peerAddress: (request: Request) => string
  /** CIDR ranges whose forwarding fields and request ids are believed. */
  readonly trustedProxies: readonly string[]
  /** Methods taken at a path beside `METHODS`. */
  readonly furtherMethods: (path: string) => readonly string[]
}

/** What arrived, and why it goes no further, if so. */
export interface Arrival {
  readonly exchange: Exchange
  readonly refusal: GatewayError | null
}

/** A caller's request id has to look like one, since it goes into logs and to the services. */
const REQUEST_ID = /^[\w.-]{8,128}$/

/** Elysia looks for the path from this character of the URL on: a shorter authority shifts it (fact T1). */
const ROUTER_PATH_START = 11

/**
 * Reads a request once, before the router sees it: refuses what two parsers could read differently (RFC 9112 3.2, facts
 * T1, B6 and section 15), settles the one path that is matched, authorised and forwarded, and who is asking.
 */
export const createArrival = ({
  peerAddress,
  trustedProxies,
  furtherMethods,
}: ArrivalDeps): ((request: Request) => Arrival) => {
  const isTrusted = createTrustedProxies(trustedProxies)
  const isPlainHost = remembered(REMEMBERED_HOSTS, isHost)
  const clientAddress = createClientAddress(isTrusted)

  return function arrive(request) {
    const { headers, url } = request
    const peer = peerAddress(request)
    const trusted = isTrusted(peer)
    const target = url.length > MAX_TARGET_LENGTH + MAX_AUTHORITY ? null : splitUrl(url)
    const path = target && canonicalPath(target.path)
    // Where the field is missing, the server either had an authority from elsewhere (HTTP/2) or could make no absolute URL.
    const hostField = headers.get('host') ?? target?.authority ?? null
    const scheme = forwardedScheme(trusted, headers) ?? target?.scheme ?? 'http'
    const host = forwardedHost(trusted, headers) ?? hostField ?? ''

    const exchange: Exchange = {
      requestId: requestId(trusted, headers),
      startedAt: performance.now(),
      clientAddress: clientAddress(peer, forwardingFields(headers)),
      scheme,
      host: toComparableHost(host, scheme),
      path: path ?? target?.path ?? '',
      search: target?.search ?? '',
      ...(trusted ? continuedTrace(headers) : NO_TRACE),
      route: null,
      userId: null,
      role: null,
      sid: null,
      upstream: null,
      upstreamMs: null,
      failure: null,
      denial: null,
    }

    if (hostField === null || !isPlainHost(hostField)) return { exchange, refusal: new InvalidHost() }
    if (!target || path === null || !isSameAuthority(target, hostField)) {
      return { exchange, refusal: new InvalidTarget() }
    }
    if (target.path.length + target.search.length > MAX_TARGET_LENGTH)
      return { exchange, refusal: new InvalidTarget() }
    if (!METHODS.includes(request.method) && !furtherMethods(path).includes(request.method)) {
      exchange.finalFields = [['allow', [...METHODS, ...furtherMethods(path)].join(', ')]]
      return { exchange, refusal: new MethodNotAllowed() }
    }
    showRouterOnePath(request, target, path)
    return { exchange, refusal: null }
  }
}

const MAX_AUTHORITY = 300
const REMEMBERED_HOSTS = 64

const forwardingFields = (headers: Headers) => ({
  xForwardedFor: headers.get('x-forwarded-for'),
  forwarded: headers.get('forwarded'),
})

const requestId = (trusted: boolean, headers: Headers): string => {
  const given = trusted ? headers.get('x-request-id') : null
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID()
}

const NO_TRACE = { traceparent: null, tracestate: null }

/** `tracestate` says nothing beside a `traceparent` that is none (W3C Trace Context 4.3). */
const continuedTrace = (headers: Headers) => {
  const traceparent = headers.get('traceparent')
  return traceparent !== null && isTraceparent(traceparent)
    ? { traceparent, tracestate: headers.get('tracestate') }
    : NO_TRACE
}

const forwardedScheme = (trusted: boolean, headers: Headers): 'http' | 'https' | null => {
  const given = trusted ? headers.get('x-forwarded-proto') : null
  return given === 'http' || given === 'https' ? given : null
}

const forwardedHost = (trusted: boolean, headers: Headers): string | null => {
  const given = trusted ? headers.get('x-forwarded-host') : null
  return given !== null && isHost(given) ? given : null
}

/** An absolute-form target names its own authority; where the server shows it, it must be that of `Host`. */
const isSameAuthority = ({ authority, scheme }: RequestTarget, host: string): boolean =>
  authority === host || toComparableHost(authority, scheme) === toComparableHost(host, scheme)

/**
 * Makes the router read the path we read: under its own authority when that is too short for it, and in canonical form.
 * Shadows `url` on this one request rather than copying it, because the server knows sockets by request identity.
 */
const showRouterOnePath = (request: Request, target: RequestTarget, path: string): void => {
  const isReadRight = target.scheme.length + 3 + target.authority.length >= ROUTER_PATH_START
  if (isReadRight && path === target.path) return
  Object.defineProperty(request, 'url', {
    value: `${target.scheme}://gateway.invalid${path}${target.search}`,
  })
}
