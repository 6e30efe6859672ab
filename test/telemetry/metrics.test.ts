import { describe, expect, it } from 'bun:test'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { startMetricsServer } from '../../src/telemetry/metrics-server.ts'
import { CANARY, canaryExchange } from '../support/exchange.ts'

const OUTCOME = { method: 'GET', status: 200, bytes: 1, durationMs: 4 }

describe('metrics', () => {
  it('counts by route template and by service', async () => {
    const metrics = createMetrics()
    metrics.requestFinished(canaryExchange(), OUTCOME)
    const text = await metrics.registry.metrics()
    expect(text).toContain(
      'gateway_request_duration_seconds_count{method="GET",route="/api/v1/patients/:id",status="200"} 1',
    )
    expect(text).toContain('gateway_upstream_duration_seconds_count{service="patients",status="200"} 1')
  })

  it('puts nothing of a client into a label', async () => {
    const metrics = createMetrics()
    metrics.requestFinished(canaryExchange({ route: null }), { ...OUTCOME, method: CANARY })
    expect(await metrics.registry.metrics()).not.toContain(CANARY)
  })

  it('counts what the views of roles leave out', async () => {
    const metrics = createMetrics()
    metrics.membersLeftOut('doctors', 'patient', 3)
    metrics.membersLeftOut('doctors', 'patient', 2)
    expect(await metrics.registry.metrics()).toContain(
      'gateway_view_members_left_out_total{service="doctors",role="patient"} 5',
    )
  })

  it('shows the state of each service when asked', async () => {
    const metrics = createMetrics()
    const instances = [{ origin: 'http://a', healthy: true, inFlight: 3 }]
    metrics.watchServices(() => [{ name: 'patients', breaker: 'open', inFlight: 3, queued: 5, instances }])
    const text = await metrics.registry.metrics()
    expect(text).toContain('gateway_breaker_state{service="patients"} 2')
    expect(text).toContain('gateway_upstream_queued{service="patients"} 5')
  })

  it('has only numbers, whatever the runtime leaves out', async () => {
    const values = (await createMetrics().registry.metrics())
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(values.filter((line) => !Number.isFinite(Number(line.split(' ').at(-1))))).toEqual([])
  })
})

describe('metrics server', () => {
  it('answers at /metrics and nowhere else', async () => {
    const server = await startMetricsServer({ host: '127.0.0.1', port: 0 }, async () => ({
      contentType: 'text/plain',
      text: 'up 1\n',
    }))
    expect(await (await fetch(server.url)).text()).toBe('up 1\n')
    expect((await fetch(new URL('/', server.url))).status).toBe(404)
    await server.close()
  })
})
