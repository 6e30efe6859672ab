import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'

/** A plain GET with a deadline of 15 s on a fake clock that starts at 0. */
export const outbound = (overrides: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  target: '/things/1',
  fields: ['accept', '*/*'],
  content: null,
  contentLength: null,
  deadline: 15_000,
  signal: null,
  idempotencyKey: null,
  ...overrides,
})

export const answer = (status = 200, overrides: Partial<InboundResponse> = {}): InboundResponse => ({
  status,
  reason: '',
  fields: ['content-type', 'text/plain'],
  content: new TextEncoder().encode('ok'),
  ...overrides,
})
