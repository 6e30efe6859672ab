import { describe, expect, it } from 'bun:test'
import { AggregatorRegistry, Histogram, type Metric, Registry } from 'prom-client'
import { SeriesHistogram } from '../../src/telemetry/histogram.ts'

const OPTIONS = { name: 'seconds', help: 'how long', buckets: [0.1, 1, 5] }
const VALUES = [0.05, 0.1, 0.7, 3, 60]

const ours = () => {
  const registry = new Registry()
  const histogram = new SeriesHistogram<'route'>(OPTIONS)
  registry.registerMetric(histogram as unknown as Metric)
  const series = histogram.series({ route: '/a' })
  for (const value of VALUES) series.observe(value)
  return registry
}

/** Lines in one order, labels too: what Prometheus reads has none. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) =>
      line.replace(/\{(.*)\}/, (_all, labels: string) => `{${labels.split(',').sort().join(',')}}`),
    )
    .sort()

describe('a histogram of series', () => {
  it('prints what prom-client’s own would', async () => {
    const registry = new Registry()
    const theirs = new Histogram({ ...OPTIONS, labelNames: ['route'], registers: [registry] })
    for (const value of VALUES) theirs.observe({ route: '/a' }, value)
    expect(lines(await ours().metrics())).toEqual(lines(await registry.metrics()))
  })

  it('is added up over workers', async () => {
    const both = await Promise.all([ours().getMetricsAsJSON(), ours().getMetricsAsJSON()])
    const text = await AggregatorRegistry.aggregate(both).metrics()
    expect(text).toContain('seconds_count{route="/a"} 10')
    expect(text).toContain('seconds_bucket{le="1",route="/a"} 6')
  })
})
