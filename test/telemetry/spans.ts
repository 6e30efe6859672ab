import type { Span } from '../../src/telemetry/span.ts'

export const TRACE = '0af7651916cd43dd8448eb211c80319c'

export const span = (over: Partial<Span> = {}): Span => ({
  traceId: TRACE,
  spanId: 'b7ad6b7169203331',
  parentId: null,
  kind: 'server',
  name: 'GET /api/v1/patients/:id',
  startedAt: 10,
  endedAt: 12.5,
  attributes: { 'http.request.method': 'GET', 'http.response.status_code': 200 },
  failed: false,
  ...over,
})

export const spans = (count: number): readonly Span[] => Array.from({ length: count }, () => span())
