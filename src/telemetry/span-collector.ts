import { discardContent } from '../http/discard-content.ts'
import { type Content, fieldValue, type InboundResponse, type Send } from '../http/message.ts'
import { parseRetryAfterMs } from '../http/retry-after.ts'
import type { Clock } from '../policies/clock.ts'
import { toExportRequest } from './otlp.ts'
import type { Span } from './span.ts'

/** What the collector made of a batch. */
export type Delivery =
  | { readonly kind: 'taken'; readonly rejected: number }
  /** It will never take it. */
  | { readonly kind: 'refused' }
  /** Away or overloaded; `afterMs` is what it asked for, else 0. */
  | { readonly kind: 'later'; readonly afterMs: number }

export type Deliver = (spans: readonly Span[]) => Promise<Delivery>

export interface SpanCollectorDeps {
  readonly send: Send
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: the base below which the protocol's paths lie. */
  readonly endpoint: URL
  readonly version: string
  readonly clock: Clock
}

/** The protocol's default. */
const TIMEOUT_MS = 10_000
/** OTLP/HTTP, "Failures": every other status means that a repetition is of no use. */
const REPEATABLE: ReadonlySet<number> = new Set([429, 502, 503, 504])
/** Monotonic and wall clock are read together this exactly; only a larger difference is a clock that was set. */
const CLOCK_STEP_MS = 2

/** Sends batches of spans by OTLP over HTTP, encoded as JSON. Never rejects. */
export const createSpanCollector = ({ send, endpoint, version, clock }: SpanCollectorDeps): Deliver => {
  const target = `${endpoint.pathname.replace(/\/$/, '')}/v1/traces`
  const encoder = new TextEncoder()
  let epochMs = clock.wallMs() - clock.now()

  return async function deliver(spans) {
    const measured = clock.wallMs() - clock.now()
    if (Math.abs(measured - epochMs) > CLOCK_STEP_MS) epochMs = measured
    try {
      const response = await send({
        method: 'POST',
        target,
        fields: ['content-type', 'application/json'],
        content: encoder.encode(toExportRequest(spans, version, epochMs)),
        contentLength: null,
        deadline: clock.now() + TIMEOUT_MS,
        signal: null,
        idempotencyKey: null,
      })
      discardContent(response.content)
      return toDelivery(response, clock.wallMs(), spans.length)
    } catch {
      return { kind: 'later', afterMs: 0 }
    }
  }
}

const toDelivery = ({ status, fields, content }: InboundResponse, wallMs: number, sent: number): Delivery => {
  if (status >= 200 && status < 300) return { kind: 'taken', rejected: Math.min(sent, toRejected(content)) }
  if (!REPEATABLE.has(status)) return { kind: 'refused' }
  return { kind: 'later', afterMs: parseRetryAfterMs(fieldValue(fields, 'retry-after'), wallMs) ?? 0 }
}

/** `partialSuccess.rejectedSpans` of an `ExportTraceServiceResponse`; nobody owes us an answer with content. */
const toRejected = (content: Content): number => {
  if (!(content instanceof Uint8Array)) return 0
  try {
    const rejected = Number(JSON.parse(new TextDecoder().decode(content))?.partialSuccess?.rejectedSpans)
    return Math.max(0, rejected || 0)
  } catch {
    return 0
  }
}
