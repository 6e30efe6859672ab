import type { Recording } from './recording.ts'

/** What one request is about, gathered on its way for the access log, the metrics and the audit trail. */
export interface Exchange {
  /** UUID, or the caller's `X-Request-ID` when it comes from a trusted proxy. */
  readonly requestId: string
  /** `performance.now()` at arrival, ms. */
  readonly startedAt: number
  /** The client's address, behind `TRUSTED_PROXIES` resolved. */
  readonly clientAddress: string
  readonly scheme: 'http' | 'https'
  readonly host: string
  /** The one normalised path that is matched, authorised and forwarded; still percent-encoded. */
  readonly path: string
  /** With its leading `?`, as received; empty when there is none. */
  readonly search: string
  /**
   * W3C `traceparent` for the services: the caller's, when it is a trusted proxy, or that of the exchange's own span where
   * one is recorded; absent: the trace starts here.
   */
  traceparent?: string | null
  /** What the caller's tracing systems say of a trace that is continued; handed on as it came. */
  readonly tracestate?: string | null
  /** Route template, never a path value. */
  route: string | null
  userId: string | null
  role: string | null
  sid: string | null
  /** Service asked, and how long it took to answer the head, ms. */
  upstream: string | null
  upstreamMs: number | null
  /** `code` of the failure answered. */
  failure: string | null
  /** Which rule denied, for the log only. */
  denial: string | null
  /** What the access trail will tell; absent on routes that are not recorded. */
  recording?: Recording
  /** Whose work the span of this exchange is part of; absent where none is recorded. */
  span?: { readonly parentId: string | null }
  /** Fields the front puts on the final response (renewed cookie, `RateLimit`), since Elysia drops `set.cookie` on one (fact T4). */
  finalFields?: [name: string, value: string][]
  /** The connection speaks WebSocket now: the client has had its 101. */
  upgraded?: true
  /** Reading the client's content was given up before its end. */
  contentLeft?: true
  /** Octets of the response content, when it was built whole. */
  contentBytes?: number
  /** When the content is a stream: settles with its octets once it has ended or was cut. Never rejects. */
  contentEnd?: Promise<number>
}

const exchanges = new WeakMap<Request, Exchange>()

export const attachExchange = (request: Request, exchange: Exchange): void => {
  exchanges.set(request, exchange)
}

/** The exchange of a request that came through the pipeline; throws for one that did not. */
export const exchangeOf = (request: Request): Exchange => {
  const exchange = exchanges.get(request)
  if (!exchange) throw new Error('request did not pass the front of the pipeline')
  return exchange
}
