import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freePort } from '../support/free-port.ts'
import { formUnderTest } from '../support/gateway.ts'
import { startObservedGateway } from '../support/observed-gateway.ts'
import { startTraceCollector } from '../support/trace-collector.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const PARENT = 'b7ad6b7169203331'
const RECORD = 'ca0a0000-1234-4321-8765-0000ca0a0000'
const PATIENCE_MS = 60_000

/** What the service was told of its parent, in order. */
const parents: string[] = []
let service: Server
let labs: string

beforeAll(async () => {
  service = createServer((request, response) => {
    parents.push(String(request.headers['traceparent']))
    const isTroubled = request.url === '/troubled' && parents.length === 1
    response.writeHead(isTroubled ? 503 : 200).end('{}')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  labs = JSON.stringify([{ name: 'labs', prefix: '/api/v1/labs', url, stripPrefix: true, public: true }])
})
afterAll(() => new Promise((resolve) => service.close(resolve)))

const traced = async (env: Readonly<Record<string, string>>) => {
  const collector = await startTraceCollector()
  const gateway = await startObservedGateway({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    EXTRA_SERVICES: labs,
    TRUSTED_PROXIES: '127.0.0.1/32',
    ...env,
  })
  return { collector, gateway }
}

describe('tracing (OTLP over HTTP)', () => {
  it(
    'follows a request from its caller through the gateway to the service',
    async () => {
      parents.length = 0
      const { collector, gateway } = await traced({})
      const ask = (path: string, flags: string) =>
        fetch(new URL(`/api/v1/labs${path}`, gateway.url), {
          headers: { traceparent: `00-${TRACE}-${PARENT}-${flags}` },
        })
      expect((await ask('/troubled', '01')).status).toBe(200)
      expect((await ask(`/records/${RECORD}?q=${RECORD}`, '01')).status).toBe(200)
      expect((await ask('/unsampled', '00')).status).toBe(200)
      await gateway.close()
      await collector.close()

      const server = collector.spans.filter(({ kind }) => kind === 2)
      const client = collector.spans.filter(({ kind }) => kind === 3)
      expect([server.length, client.length]).toEqual([2, 2])
      for (const span of server) {
        expect(span).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, name: 'GET /api/v1/labs/*' })
        expect(span.attributes).toEqual({
          'http.request.method': 'GET',
          'http.route': '/api/v1/labs/*',
          'url.scheme': 'http',
          'http.response.status_code': '200',
        })
        expect(span.resource).toEqual({
          'service.name': 'predicthealth-gateway',
          'service.version': expect.stringMatching(/^\d+\.\d+\.\d+/),
        })
        expect(Math.abs(Number(span.startTimeUnixNano) / 1e6 - Date.now())).toBeLessThan(PATIENCE_MS)
      }
      expect(client.map(({ parentSpanId }) => parentSpanId)).toEqual(server.map(({ spanId }) => spanId))
      expect(client.map(({ attributes }) => attributes)).toEqual([
        {
          'http.request.method': 'GET',
          'server.address': 'labs',
          'http.response.status_code': '200',
          'http.request.resend_count': '1',
        },
        { 'http.request.method': 'GET', 'server.address': 'labs', 'http.response.status_code': '200' },
      ])
      const [first, second] = client.map(({ spanId }) => `00-${TRACE}-${spanId}-01`)
      expect(parents).toEqual([first, first, second, `00-${TRACE}-${PARENT}-00`].map(String))
      expect(collector.texts.join()).not.toContain(RECORD)
      expect(gateway.requestLines().filter((line) => line['trace_id'] === TRACE)).toHaveLength(2)
    },
    PATIENCE_MS,
  )

  // Deno starts no workers: the port is shared there only behind `--unstable-net`, and its start command may run nothing.
  it.skipIf(formUnderTest() === 'deno')(
    'has the spans of every worker, none lost at the end',
    async () => {
      const { collector, gateway } = await traced({ WORKERS: '2', PORT: String(await freePort()) })
      const answers = Array.from({ length: 200 }, () =>
        fetch(new URL('/health', gateway.url), { headers: { connection: 'close' } }),
      )
      for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200)
      expect(await gateway.metric('gateway_spans_dropped_total')).toBe(0)
      await gateway.close()
      await collector.close()
      const health = collector.spans.filter(({ attributes }) => attributes['http.route'] === '/health')
      expect(new Set(health.map(({ traceId }) => traceId)).size).toBe(200)
      expect(collector.texts.length).toBeGreaterThan(1)
    },
    PATIENCE_MS,
  )

  it(
    'is not felt by requests while the collector is away, and says so once',
    async () => {
      const { collector, gateway } = await traced({})
      await collector.close()
      expect((await fetch(new URL('/api/v1/labs/x', gateway.url))).status).toBe(200)
      await gateway.close()
      const said = gateway.output().match(/.*"event":"spans_dropped".*/g) ?? []
      expect(said.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ level: 'warn', reason: 'unreachable', count: 2 }),
      ])
    },
    PATIENCE_MS,
  )

  it('records nothing where no collector is named', async () => {
    const gateway = await startObservedGateway({ EXTRA_SERVICES: labs, TRUSTED_PROXIES: '127.0.0.1/32' })
    const traceparent = `00-${TRACE}-${PARENT}-01`
    parents.length = 0
    const answer = await fetch(new URL('/api/v1/labs/x', gateway.url), { headers: { traceparent } })
    expect([answer.status, parents]).toEqual([200, [traceparent]])
    await gateway.close()
    expect(gateway.requestLines()[0]).not.toHaveProperty('trace_id')
  })
})
