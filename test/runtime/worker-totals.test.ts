import { describe, expect, it } from 'bun:test'
import { AggregatorRegistry } from 'prom-client'
import { createWorkerTotals } from '../../src/runtime/worker-totals.ts'
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts'
import { canaryExchange } from '../support/exchange.ts'

const OUTCOME = { method: 'GET', status: 200, bytes: 1, durationMs: 4 }
const COUNT = /^gateway_request_duration_seconds_count\{.*\} (\d+)$/m
const SLOWEST = /^gateway_request_duration_seconds_bucket\{le="\+Inf",.*\} (\d+)$/m

describe('totals of workers', () => {
  const counted = (requests: number): Metrics => {
    const metrics = createMetrics()
    for (let i = 0; i < requests; i += 1) metrics.requestFinished(canaryExchange(), OUTCOME)
    metrics.watchServices(() => [
      { name: 'patients', breaker: 'closed', inFlight: 1, queued: 0, instances: [] },
    ])
    return metrics
  }

  it('never fall when workers die, while gauges are those of the living', async () => {
    const totals = createWorkerTotals()
    const workers = [3, 4, 5].map((requests) => ({ metrics: counted(requests) }))
    for (const worker of workers) totals.note(worker, await worker.metrics.registry.getMetricsAsJSON())
    for (const worker of workers.slice(0, 2)) totals.depart(worker)
    const text = await AggregatorRegistry.aggregate(await totals.all()).metrics()
    expect(text.match(COUNT)?.[1]).toBe('12')
    expect(text.match(SLOWEST)?.[1]).toBe('12')
    expect(text).toContain('gateway_upstream_in_flight{service="patients"} 1')
    expect(text).toContain('# TYPE process_cpu_seconds_total counter')
  })
})
