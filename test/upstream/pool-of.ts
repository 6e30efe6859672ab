import type { Socket } from 'node:net'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { Exchange } from '../../src/upstream/exchange.ts'
import { Pool } from '../../src/upstream/pool.ts'
import { toRequestHead } from '../../src/upstream/request-head.ts'
import { outbound } from './outbound.ts'

/** A pool over sockets of the test's own, swept only when the test says so. */
export const poolOf = (dial: () => Socket, maxConnections = 1) => {
  const pool = new Pool({
    dial,
    secure: false,
    connectTimeoutMs: 1_000,
    headersTimeoutMs: 5_000,
    contentIdleTimeoutMs: 30_000,
    idleExemptMediaTypes: [],
    idleMs: 3_000,
    maxConnections,
    maxRequestsPerConnection: 1_000,
  })
  const send = (parts: Partial<OutboundRequest> = {}): Promise<InboundResponse> =>
    new Promise((resolve, reject) => {
      const request = outbound(parts)
      pool.dispatch(new Exchange(request, toRequestHead(request, 'service'), resolve, reject, () => {}))
    })
  return { pool, send }
}
