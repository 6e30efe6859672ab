import type { Span } from './span.ts'

/** Numbers of the protocol (opentelemetry-proto, trace.proto). */
const KIND = { server: 2, client: 3 } as const
const STATUS_ERROR = 2
const SCOPE = 'predicthealth-gateway'

/** An `ExportTraceServiceRequest` in OTLP's JSON encoding: ids in hexadecimal, 64-bit numbers as text. `epochMs` is when 0 was. */
export const toExportRequest = (spans: readonly Span[], version: string, epochMs: number): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: toAttributes({ 'service.name': SCOPE, 'service.version': version }) },
        scopeSpans: [{ scope: { name: SCOPE, version }, spans: spans.map((span) => toSpan(span, epochMs)) }],
      },
    ],
  })

const toSpan = (span: Span, epochMs: number) => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentId === null ? {} : { parentSpanId: span.parentId }),
  name: span.name,
  kind: KIND[span.kind],
  startTimeUnixNano: toNanoseconds(epochMs + span.startedAt),
  endTimeUnixNano: toNanoseconds(epochMs + span.endedAt),
  attributes: toAttributes(span.attributes),
  ...(span.failed ? { status: { code: STATUS_ERROR } } : {}),
})

const toAttributes = (attributes: Span['attributes']) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))

/** By way of microseconds, which a double still counts exactly. */
const toNanoseconds = (ms: number): string => `${Math.round(ms * 1_000)}000`
