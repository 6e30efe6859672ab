import type { Exchange } from '../../src/telemetry/exchange.ts'

/** An exchange as the front opens it; override what the test is about. */
export const exchange = (changes: Partial<Exchange> = {}): Exchange => ({
  requestId: 'request-1',
  startedAt: 0,
  clientAddress: '198.51.100.7',
  scheme: 'https',
  host: 'localhost',
  path: '/',
  search: '',
  route: null,
  userId: null,
  role: null,
  sid: null,
  upstream: null,
  upstreamMs: null,
  failure: null,
  denial: null,
  ...changes,
})
