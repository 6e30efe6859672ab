import type { ServiceSocket } from './message-socket.ts'

/**
 * What travels between the proxy, the policies and the HTTP client: plain objects, so that no URL is parsed and no
 * `Headers` built twice on the way of a request (design section 3).
 */

/** Field lines in wire order, flat like Node's `rawHeaders`: name at even indexes, value at odd ones. */
export type FieldList = readonly string[]

/** `null`: no content. `Uint8Array`: complete and replayable. Stream: read once, never replayed. */
export type Content = Uint8Array | ReadableStream<Uint8Array> | null

export interface OutboundRequest {
  readonly method: string
  /** Origin-form (RFC 9112 3.2.1): the normalised path that was matched and authorised, plus the query as received. */
  readonly target: string
  /** Complete but for what the client writes itself: `Host`, `Connection`, framing, and the time that is left. */
  readonly fields: FieldList
  readonly content: Content
  /** Octets of a streamed content when declared; `null` frames it as chunked. Ignored unless `content` is a stream. */
  readonly contentLength: number | null
  /** Absolute, on the `performance.now()` scale, ms. Nothing may still run for this request after it. */
  readonly deadline: number
  /** Aborts when the requesting side has gone away. Made when asked for: few requests live long enough to be. */
  readonly signal: (() => AbortSignal) | null
  /** A client-supplied `Idempotency-Key`: what it asks is done once. */
  readonly idempotencyKey: string | null
  /** Signed-in user on whose behalf this is asked: keys private cache entries and idempotency keys. */
  readonly subject?: string | null
  /** Whose turn it is in a fair queue: the subject, else the client's address. */
  readonly flow?: string
  /** `high` waits before the others and is shed last: login and the access trail. */
  readonly priority?: 'high' | 'normal'
  /** Told of each further attempt, by whoever makes one. */
  readonly onResend?: () => void
  /** How the answer may be kept; absent: only what a cacheable, unauthenticated exchange allows by itself. */
  readonly cache?: CacheUse | null
  /** Asks for a WebSocket: only then may the answer be a 101. */
  readonly upgrade?: 'websocket'
}

/** What a route says about keeping its answers (RFC 9111 storage is refused on authenticated answers without it). */
export interface CacheUse {
  /** `private`: one entry per subject; `shared`: one for all. */
  readonly scope: 'private' | 'shared'
  readonly maxAgeSeconds: number
  readonly staleIfErrorSeconds: number
}

export interface InboundResponse {
  readonly status: number
  readonly reason: string
  /** As received, hop-by-hop fields and framing included; `proxy/inbound.ts` cleans them. */
  readonly fields: FieldList
  readonly content: Content
  /** With a 101 only: what the connection has become. Whoever gets it closes it. */
  readonly socket?: ServiceSocket
}

/** Sends one request; rejects with a `TransportFailure` or a `GatewayError`, never with anything else. */
export type Send = (request: OutboundRequest) => Promise<InboundResponse>

/** First value of a field by its lower-case name, or `null`. */
export const fieldValue = (fields: FieldList, lowerCaseName: string): string | null => {
  for (let i = 0; i < fields.length; i += 2) {
    if (fields[i]?.toLowerCase() === lowerCaseName) return fields[i + 1] ?? null
  }
  return null
}
