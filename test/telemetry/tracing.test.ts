import { describe, expect, it } from 'bun:test'
import { Forbidden } from '../../src/errors.ts'
import type { OutboundRequest, Send } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import type { Exchange } from '../../src/telemetry/exchange.ts'
import type { Span } from '../../src/telemetry/span.ts'
import { createTracing } from '../../src/telemetry/tracing.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { answer, outbound } from '../policies/requests.ts'
import { CANARY, canaryExchange } from '../support/exchange.ts'
import { TRACE } from './spans.ts'

const PARENT = 'b7ad6b7169203331'
const RECEIVED = `00-${TRACE}-${PARENT}-01`
const OUTCOME = { method: 'GET', status: 200, bytes: 1, durationMs: 1 }

const stage = () => {
  const spans: Span[] = []
  const clock = createFakeClock()
  return { spans, clock, tracing: createTracing(clock, (span) => spans.push(span)) }
}

const served = (over: Partial<Exchange>, outcome: Partial<typeof OUTCOME> = {}) => {
  const { spans, tracing } = stage()
  const exchange = canaryExchange(over)
  tracing.open(exchange)
  tracing.finish(exchange, { ...OUTCOME, ...outcome })
  return { exchange, spans }
}

describe('the span of a request', () => {
  it('is named by its route and tells method, scheme and status', () => {
    const { spans } = served({ traceparent: RECEIVED, startedAt: -5 })
    expect(spans).toEqual([
      {
        traceId: TRACE,
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        parentId: PARENT,
        kind: 'server',
        name: 'GET /api/v1/patients/:id',
        startedAt: -5,
        endedAt: 0,
        attributes: {
          'http.request.method': 'GET',
          'http.route': '/api/v1/patients/:id',
          'url.scheme': 'http',
          'http.response.status_code': 200,
        },
        failed: false,
      },
    ])
  })

  it('starts a trace of the request id where none is to be continued', () => {
    const { spans } = served({ traceparent: null })
    expect(spans[0]).toMatchObject({ traceId: '3f0e2b9c000040008000000000000000', parentId: null })
  })

  it('is the parent of what services are asked', () => {
    const { exchange, spans } = served({ traceparent: RECEIVED })
    expect(exchange.traceparent).toBe(`00-${TRACE}-${spans[0]?.spanId}-01`)
    expect(spans[0]?.spanId).not.toBe(PARENT)
  })

  it('is not recorded when the caller does not record the trace, which goes on unchanged', () => {
    const unsampled = RECEIVED.replace(/01$/, '00')
    const { exchange, spans } = served({ traceparent: unsampled })
    expect([spans, exchange.traceparent]).toEqual([[], unsampled])
  })

  it('failed when the gateway did, and says how', () => {
    const own = served({ failure: 'service_unreachable' }, { status: 502 }).spans[0]
    expect([own?.failed, own?.attributes['error.type']]).toEqual([true, 'service_unreachable'])
    const passed = served({}, { status: 500 }).spans[0]
    expect([passed?.failed, passed?.attributes['error.type']]).toEqual([true, '500'])
    const refused = served({ failure: 'forbidden' }, { status: 403 }).spans[0]
    expect([refused?.failed, refused?.attributes['error.type']]).toEqual([false, undefined])
  })

  it('holds nothing that a client put in', () => {
    const { spans } = served({ route: null }, { method: CANARY })
    expect(JSON.stringify(spans)).not.toContain(CANARY)
    expect(spans[0]).toMatchObject({ name: 'HTTP', attributes: { 'http.request.method': '_OTHER' } })
  })
})

describe('the span of a question to a service', () => {
  const asked = async (send: Send, request: Partial<OutboundRequest> = {}) => {
    const { spans, clock, tracing } = stage()
    const seen: OutboundRequest[] = []
    const traced = tracing.policy('patients')((sent) => {
      seen.push(sent)
      return clock.advance(20).then(() => send(sent))
    })
    const given = outbound({ fields: ['accept', '*/*', 'traceparent', RECEIVED, 'x', 'y'], ...request })
    const result = await traced(given).catch((error: unknown) => error)
    return { spans, seen, given, result }
  }

  it('tells which service answered what, and is the parent the service sees', async () => {
    const { spans, seen, given, result } = await asked(async () => answer(204))
    expect(result).toMatchObject({ status: 204 })
    expect(spans).toEqual([
      {
        traceId: TRACE,
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        parentId: PARENT,
        kind: 'client',
        name: 'GET',
        startedAt: 0,
        endedAt: 20,
        attributes: {
          'http.request.method': 'GET',
          'server.address': 'patients',
          'http.response.status_code': 204,
        },
        failed: false,
      },
    ])
    expect(seen[0]?.fields).toEqual([
      'accept',
      '*/*',
      'traceparent',
      `00-${TRACE}-${spans[0]?.spanId}-01`,
      'x',
      'y',
    ])
    expect(given.fields[3]).toBe(RECEIVED)
  })

  it('counts repetitions', async () => {
    const { spans } = await asked(async ({ onResend }) => {
      onResend?.()
      onResend?.()
      return answer(503)
    })
    expect(spans[0]).toMatchObject({
      attributes: {
        'http.request.resend_count': 2,
        'http.response.status_code': 503,
        'error.type': '503',
      },
      failed: true,
    })
  })

  it.each([
    ['connect', new TransportFailure('connect', 'never', CANARY)],
    ['timeout', new TransportFailure('head', 'perhaps', CANARY, { timedOut: true })],
    ['forbidden', new Forbidden(CANARY)],
    ['_OTHER', new Error(CANARY)],
  ])('tells only the kind %s of a failure, and passes it on', async (type, failure) => {
    const { spans, result } = await asked(() => Promise.reject(failure))
    expect(result).toBe(failure)
    expect(spans[0]).toMatchObject({ attributes: { 'error.type': type }, failed: true })
    expect(JSON.stringify(spans)).not.toContain(CANARY)
  })

  it('is not recorded in a trace that nobody records, nor outside of one', async () => {
    for (const fields of [
      ['traceparent', RECEIVED.replace(/01$/, '02')],
      ['accept', '*/*'],
    ]) {
      const { spans, seen, given } = await asked(async () => answer(), { fields })
      expect(spans).toEqual([])
      expect(seen[0]).toBe(given)
    }
  })
})
