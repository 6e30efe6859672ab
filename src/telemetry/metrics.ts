import { Counter, Gauge, type Metric, Registry } from 'prom-client'
import type { ServiceState } from '../proxy/service.ts'
import { knownMethod, type Outcome } from './access-log.ts'
import type { Exchange } from './exchange.ts'
import { type Series, SeriesHistogram } from './histogram.ts'
import { registerProcessMetrics } from './process-metrics.ts'

/** Rate, errors and duration per route template and per service, and the state of what the gateway leans on. */
export interface Metrics {
  requestFinished(exchange: Exchange, outcome: Outcome): void
  /** Adds the gauges of the services; their states are read when metrics are asked for. */
  watchServices(states: () => readonly ServiceState[]): void
  /** Counts the members that a role's view left out of an answer. */
  membersLeftOut(service: string, role: string, count: number): void
  sessionEvent(event: 'opened' | 'renewed' | 'refreshed' | 'closed' | 'revoked'): void
  readonly registry: Registry
}

/** Seconds. Fine below 50 ms, where the gateway's own share lies; up to the 15 s limit of a request. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60]
const MS_PER_SECOND = 1000
const BREAKER_VALUES = { closed: 0, 'half-open': 1, open: 2 } as const

/** Labels take route templates, service names and status codes only: their number is bounded and none names a person. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  registerProcessMetrics(registry)
  const requests = new SeriesHistogram<'method' | 'route' | 'status'>({
    name: 'gateway_request_duration_seconds',
    help: 'From arrival to the head of the answer, by route template',
    buckets: DURATION_BUCKETS,
  })
  const upstream = new SeriesHistogram<'service' | 'status'>({
    name: 'gateway_upstream_duration_seconds',
    help: 'Until the head of the service’s answer, tries included',
    buckets: DURATION_BUCKETS,
  })
  // Boundary: a registry reads nothing of a metric but what `get` answers; its type asks for prom-client's own classes.
  for (const histogram of [requests, upstream]) registry.registerMetric(histogram as unknown as Metric)
  const failures = new Counter({
    name: 'gateway_failures_total',
    help: 'Answers of the gateway itself that are failures, by code',
    labelNames: ['code'],
    registers,
  })
  const sessions = new Counter({
    name: 'gateway_session_events_total',
    help: 'Sessions opened, renewed, refreshed, closed and revoked',
    labelNames: ['event'],
    registers,
  })
  const leftOut = new Counter({
    name: 'gateway_view_members_left_out_total',
    help: 'Members of services’ answers that a role’s view left out',
    labelNames: ['service', 'role'],
    registers,
  })
  const requestSeries = keyed((method: string, route: string, status: number) =>
    requests.series({ method, route, status }),
  )
  const serviceSeries = keyed((service: string, status: number) => upstream.series({ service, status }))
  return {
    registry,
    requestFinished(exchange, { method, status, durationMs }) {
      requestSeries(knownMethod(method), exchange.route ?? 'unmatched', status).observe(
        durationMs / MS_PER_SECOND,
      )
      if (exchange.failure !== null) failures.inc({ code: exchange.failure })
      if (exchange.upstream !== null && exchange.upstreamMs !== null) {
        serviceSeries(exchange.upstream, status).observe(exchange.upstreamMs / MS_PER_SECOND)
      }
    },
    watchServices: (states) => registerServiceGauges(registry, states),
    membersLeftOut: (service, role, count) => leftOut.inc({ service, role }, count),
    sessionEvent: (event) => sessions.inc({ event }),
  }
}

/** Remembers the series of each set of labels; their number is bounded, since labels are. */
const keyed = <Labels extends readonly (string | number)[]>(
  open: (...labels: Labels) => Series,
): ((...labels: Labels) => Series) => {
  const known = new Map<string, Series>()
  return (...labels) => {
    const key = labels.join(' ')
    let series = known.get(key)
    if (series === undefined) {
      series = open(...labels)
      known.set(key, series)
    }
    return series
  }
}

const registerServiceGauges = (registry: Registry, states: () => readonly ServiceState[]): void => {
  const gauge = (
    name: string,
    help: string,
    aggregator: 'sum' | 'max' | 'min', // over workers
    read: (state: ServiceState) => number,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: ['service'],
      aggregator,
      registers: [registry],
      collect() {
        for (const state of states()) this.set({ service: state.name }, read(state))
      },
    })
  }
  gauge(
    'gateway_breaker_state',
    '0 closed, 1 half-open, 2 open',
    'max',
    ({ breaker }) => BREAKER_VALUES[breaker],
  )
  gauge('gateway_upstream_in_flight', 'Requests at the service now', 'sum', ({ inFlight }) => inFlight)
  gauge(
    'gateway_upstream_queued',
    'Requests waiting for a place at the service',
    'sum',
    ({ queued }) => queued,
  )
  gauge(
    'gateway_upstream_healthy_instances',
    'Instances that answer their health check',
    'min',
    ({ instances }) => instances.filter(({ healthy }) => healthy).length,
  )
}
