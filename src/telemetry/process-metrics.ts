import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { Counter, Gauge, type Registry } from 'prom-client'

const RESOLUTION_MS = 20
const NANOSECONDS_PER_SECOND = 1e9
const MS_PER_SECOND = 1000
const MICROSECONDS_PER_SECOND = 1e6

/** Memory, processor time and event loop delay. prom-client's own set answers `Nan` for some of them under Bun. */
export const registerProcessMetrics = (registry: Registry): void => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const gauge = (name: string, help: string, read: () => number, aggregator: 'sum' | 'max' = 'sum'): void => {
    new Gauge({
      name,
      help,
      aggregator, // over workers
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }
  gauge('process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage().rss)
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time, user and system',
    registers: [registry],
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / MICROSECONDS_PER_SECOND)
    },
  })
  const startedAt = Date.now() / MS_PER_SECOND - process.uptime()
  gauge('process_start_time_seconds', 'Since the epoch; of the youngest worker', () => startedAt, 'max')
  const readDelay = (): number => {
    const nanoseconds = delay.percentile(99)
    delay.reset()
    return Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS_PER_SECOND : 0
  }
  gauge('gateway_event_loop_delay_p99_seconds', 'Since the metrics were last read', readDelay, 'max')
}
