import { BadGateway } from '../errors.ts'
import { forwardStatus } from '../http/cache-status.ts'
import { discardContent } from '../http/discard-content.ts'
import { connectionOptions } from '../http/hop-by-hop.ts'
import { type ServiceOrigin, toOurLocation } from '../http/location.ts'
import { fieldValue, type InboundResponse } from '../http/message.ts'
import { toScopedCookie } from '../http/service-cookie.ts'
import { isOriginWideField, isStoppedServiceField } from '../http/service-field.ts'
import { appendVia, GATEWAY_NAME } from '../http/via.ts'
import type { Clock } from '../policies/clock.ts'
import type { Forwarding } from './forwarding.ts'
import type { LastingConnections } from './lasting-connections.ts'
import { toResponseStream } from './response-stream.ts'
import { watchSession } from './session-watch.ts'

export interface InboundOptions {
  readonly origin: ServiceOrigin
  readonly reservedCookies: ReadonlySet<string>
  /** Fields that make rules for the whole origin: stopped, but for public further services. */
  readonly originWide: 'stop' | 'pass'
  readonly clock: Clock
  readonly keepOpen?: ((request: Request) => void) | undefined
  readonly lasting?: LastingConnections | undefined
}

/** Statuses that never have content (RFC 9110 15.3.5, 15.3.6, 15.4.5). */
const NO_CONTENT_STATUS = new Set([204, 205, 304])
const PASSED_BY = forwardStatus('bypass')
/** How a GET would be framed where nobody says its length: left to itself, the server would say that it is 0. */
export const UNKNOWN_LENGTH = ['transfer-encoding', 'chunked'] as const
/** What Bun would say by itself; said by us so that nothing guesses (platform fact T4). */
const UNNAMED_TYPE = 'application/octet-stream'

/**
 * The final `Response` for a service's answer, built whole: its fields cleaned, its framing computed anew, its redirects and
 * cookies kept at the gateway. Throws `BadGateway` for an answer that cannot be passed on.
 */
export const toResponse = (
  inbound: InboundResponse,
  forwarding: Forwarding,
  options: InboundOptions,
): Response => {
  const { status } = inbound
  // An interim answer is the client's business, 101 only a WebSocket's; `Response` knows no status above 599.
  if (status < 200 || status > 599) throw new BadGateway()
  const cookies: string[] = []
  const headers = passedFields(inbound, cookies, forwarding.exchange.host, options)
  if (isPersonal(forwarding)) headers['cache-control'] = 'no-store'
  const body = toBody(inbound, forwarding, headers, options)
  const response = new Response(body, { status, headers })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Answers to a signed-in user stay in no browser's cache, unless the route shares them with all (original defect F4). */
const isPersonal = ({ identity, cache }: Forwarding): boolean =>
  identity !== null && cache?.scope !== 'shared'

/** One pass over the received fields; a record, because `Response` takes it faster than pairs or `Headers`. */
const passedFields = (
  { status, fields }: InboundResponse,
  cookies: string[],
  host: string,
  { origin, reservedCookies, originWide }: InboundOptions,
): Record<string, string> => {
  const passed: Record<string, string> = Object.create(null)
  const nominated = connectionOptions(fieldValue(fields, 'connection'))
  for (let i = 0; i < fields.length; i += 2) {
    const name = (fields[i] ?? '').toLowerCase()
    let value: string | null = fields[i + 1] ?? ''
    if (isStoppedServiceField(name) || nominated?.has(name)) continue
    if (originWide === 'stop' && isOriginWideField(name)) continue
    if (name === 'set-cookie') {
      const cookie = toScopedCookie(value, reservedCookies)
      if (cookie !== null) cookies.push(cookie)
      continue
    }
    if (name === 'location') value = passedLocation(value, status, origin, host)
    else if (name === 'content-location') value = ours(value, origin, host)
    if (value === null) continue
    const earlier = passed[name]
    passed[name] = earlier === undefined ? value : `${earlier}, ${value}`
  }
  passed['via'] = appendVia(passed['via'] ?? null)
  const said = passed['cache-status']
  // Where the cache was passed by it has not said so itself (RFC 9211).
  if (said === undefined) passed['cache-status'] = PASSED_BY
  else if (!said.includes(GATEWAY_NAME)) passed['cache-status'] = `${said}, ${PASSED_BY}`
  return passed
}

/**
 * A redirect away from the platform is refused: following it or letting the browser follow it would both trust the service
 * with more than its own answers (original defect A21). Elsewhere (201) the field is left out, since the work is done.
 */
const passedLocation = (
  location: string,
  status: number,
  origin: ServiceOrigin,
  host: string,
): string | null => {
  const value = ours(location, origin, host)
  if (value === null && status >= 300 && status < 400) throw new BadGateway()
  return value
}

const ours = (location: string, origin: ServiceOrigin, host: string): string | null => {
  const target = toOurLocation(location, origin, host)
  return target.kind === 'ours' ? target.value : null
}

const toBody = (
  { status, fields, content }: InboundResponse,
  { request, exchange, session = null }: Forwarding,
  headers: Record<string, string>,
  { clock, keepOpen, lasting }: InboundOptions,
): BodyInit | null => {
  const isBare = NO_CONTENT_STATUS.has(status)
  if (request.method === 'HEAD' || isBare) {
    const length = fieldValue(fields, 'content-length')
    // The length a GET would have had (RFC 9110 8.6); 204 and 205 have none.
    if (length !== null && status !== 204 && status !== 205) headers['content-length'] = length
    else if (!isBare) headers[UNKNOWN_LENGTH[0]] = UNKNOWN_LENGTH[1]
    exchange.contentBytes = 0
    // RFC 9112 6.3 frames content of a 205, though there is to be none: unread, it would hold its place at the service.
    discardContent(content)
    return null
  }
  if (content === null) {
    exchange.contentBytes = 0
    return null
  }
  headers['content-type'] ??= UNNAMED_TYPE
  if (content instanceof Uint8Array) {
    exchange.contentBytes = content.length
    // Boundary: `BodyInit` excludes shared memory, which nothing here uses.
    return content as Uint8Array<ArrayBuffer>
  }
  const { stream, end, close } = toResponseStream(content, clock)
  if (headers['content-type'].toLowerCase().startsWith('text/event-stream')) {
    keepOpen?.(request)
    if (lasting) end.then(lasting.add(close))
    if (session) end.then(watchSession(session, clock, close))
  }
  exchange.contentEnd = end
  return stream
}
