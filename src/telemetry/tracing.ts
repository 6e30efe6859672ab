import { GatewayError } from '../errors.ts'
import type { FieldList } from '../http/message.ts'
import {
  isSampled,
  isTraceparent,
  newSpanId,
  newTraceparent,
  parentIdOf,
  traceIdOf,
  withParent,
} from '../http/traceparent.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from '../policies/clock.ts'
import type { Policy } from '../policies/policy.ts'
import { type AccessLog, knownMethod } from './access-log.ts'
import type { Exchange } from './exchange.ts'
import type { Span } from './span.ts'

/** Spans by OpenTelemetry's semantic conventions for HTTP, of what a route template, a method and a status can tell. */
export interface Tracing {
  /** Begins the span of a request, unless its caller does not record the trace. */
  readonly open: (exchange: Exchange) => void
  /** Ends it. */
  readonly finish: AccessLog
  /** Records each request to a service, repetitions included, as a child of the span its `traceparent` names. */
  readonly policy: (service: string) => Policy
}

/**
 * No span holds `url.path`, `url.query` or `url.full`, which the conventions ask for: they name patients. What is recorded
 * ends with `record`, which must return at once.
 */
export const createTracing = (clock: Clock, record: (span: Span) => void): Tracing => ({
  open(exchange) {
    const received = exchange.traceparent ?? null
    if (received !== null && !isSampled(received)) return
    exchange.span = { parentId: received === null ? null : parentIdOf(received) }
    exchange.traceparent = withParent(received ?? newTraceparent(exchange.requestId), newSpanId())
  },
  finish({ span, traceparent, route, scheme, startedAt, failure }, { method, status }) {
    if (!span || !traceparent) return
    const failed = status >= 500
    const name = toMethod(method)
    record({
      traceId: traceIdOf(traceparent),
      spanId: parentIdOf(traceparent),
      parentId: span.parentId,
      kind: 'server',
      name: route === null ? toName(name) : `${toName(name)} ${route}`,
      startedAt,
      endedAt: clock.now(),
      attributes: {
        'http.request.method': name,
        ...(route === null ? {} : { 'http.route': route }),
        'url.scheme': scheme,
        'http.response.status_code': status,
        ...(failed ? { 'error.type': failure ?? String(status) } : {}),
      },
      failed,
    })
  },
  policy: (service) => (next) =>
    function traced(request) {
      const at = traceparentAt(request.fields)
      const traceparent = request.fields[at] ?? ''
      if (!isTraceparent(traceparent) || !isSampled(traceparent)) return next(request)
      const spanId = newSpanId()
      const startedAt = clock.now()
      let resends = 0
      const end = (outcome: Span['attributes']): void => {
        const method = toMethod(request.method)
        record({
          traceId: traceIdOf(traceparent),
          spanId,
          parentId: parentIdOf(traceparent),
          kind: 'client',
          name: toName(method),
          startedAt,
          endedAt: clock.now(),
          attributes: {
            'http.request.method': method,
            'server.address': service,
            ...outcome,
            ...(resends > 0 ? { 'http.request.resend_count': resends } : {}),
          },
          failed: 'error.type' in outcome,
        })
      }
      const fields = request.fields.with(at, withParent(traceparent, spanId))
      const onResend = () => {
        resends += 1
      }
      return next({ ...request, fields, onResend }).then(
        (response) => {
          const { status } = response
          const outcome = { 'http.response.status_code': status }
          end(status >= 400 ? { ...outcome, 'error.type': String(status) } : outcome)
          return response
        },
        (cause: unknown) => {
          end({ 'error.type': toErrorType(cause) })
          throw cause
        },
      )
    },
})

/** Where the value of the gateway's own `traceparent` is; after the client's fields, so the last one counts. */
const traceparentAt = (fields: FieldList): number => {
  for (let i = fields.length - 2; i >= 0; i -= 2) if (fields[i] === 'traceparent') return i + 1
  return -1
}

/** What the conventions call a method nobody knows, as an attribute and in a name. */
const toMethod = (method: string): string => (knownMethod(method) === method ? method : '_OTHER')

const toName = (method: string): string => (method === '_OTHER' ? 'HTTP' : method)

/** A name out of a catalogue; the text of a failure may hold anything. */
const toErrorType = (cause: unknown): string => {
  if (cause instanceof GatewayError) return cause.code
  if (cause instanceof TransportFailure) return cause.timedOut ? 'timeout' : cause.stage
  return '_OTHER'
}
