import { describe, expect, it } from 'bun:test'
import { toExportRequest } from '../../src/telemetry/otlp.ts'
import { span, TRACE } from './spans.ts'

describe('export request (OTLP 1, JSON encoding)', () => {
  it('says whose spans they are and what each one was', () => {
    const epochMs = Date.UTC(2026, 0, 1)
    const child = span({
      ...{ spanId: '00f067aa0ba902b7', parentId: 'b7ad6b7169203331', kind: 'client', name: 'GET' },
      ...{ attributes: { 'error.type': 'timeout' }, failed: true },
    })
    expect(JSON.parse(toExportRequest([span(), child], '1.2.3', epochMs))).toEqual({
      resourceSpans: [
        {
          resource: {
            attributes: [
              { key: 'service.name', value: { stringValue: 'predicthealth-gateway' } },
              { key: 'service.version', value: { stringValue: '1.2.3' } },
            ],
          },
          scopeSpans: [
            {
              scope: { name: 'predicthealth-gateway', version: '1.2.3' },
              spans: [
                {
                  traceId: TRACE,
                  spanId: 'b7ad6b7169203331',
                  name: 'GET /api/v1/patients/:id',
                  kind: 2,
                  startTimeUnixNano: `${epochMs + 10}000000`,
                  endTimeUnixNano: `${epochMs + 12}500000`,
                  attributes: [
                    { key: 'http.request.method', value: { stringValue: 'GET' } },
                    { key: 'http.response.status_code', value: { intValue: '200' } },
                  ],
                },
                {
                  traceId: TRACE,
                  spanId: '00f067aa0ba902b7',
                  parentSpanId: 'b7ad6b7169203331',
                  name: 'GET',
                  kind: 3,
                  startTimeUnixNano: `${epochMs + 10}000000`,
                  endTimeUnixNano: `${epochMs + 12}500000`,
                  attributes: [{ key: 'error.type', value: { stringValue: 'timeout' } }],
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    })
  })
})
