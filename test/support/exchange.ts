import type { Exchange } from '../../src/telemetry/exchange.ts'

/** An exchange with a canary in every member that a client can fill. */
export const CANARY = 'canary-1f9d'

export const canaryExchange = (over: Partial<Exchange> = {}): Exchange => ({
  requestId: '3f0e2b9c-0000-4000-8000-000000000000',
  startedAt: 0,
  clientAddress: CANARY,
  scheme: 'http',
  host: CANARY,
  path: `/api/v1/patients/${CANARY}`,
  search: `?q=${CANARY}`,
  route: '/api/v1/patients/:id',
  userId: `user-${CANARY}`,
  role: 'patient',
  sid: CANARY,
  upstream: 'patients',
  upstreamMs: 12.34,
  failure: null,
  denial: null,
  ...over,
})
