import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { reservedCookies } from '../../src/http/service-cookie.ts'
import { createSystemClock } from '../../src/policies/clock.ts'
import { toGatewayError } from '../../src/proxy/failure.ts'
import { createForward, type ForwardOptions } from '../../src/proxy/forward.ts'
import type { Forwarding } from '../../src/proxy/forwarding.ts'
import type { UpstreamIdentity } from '../../src/proxy/identity-fields.ts'
import { createService, type Service } from '../../src/proxy/service.ts'
import type { Exchange } from '../../src/telemetry/exchange.ts'
import { createClient } from '../../src/upstream/client.ts'
import { exchange as freshExchange } from '../support/fresh-exchange.ts'

export interface Seen {
  readonly method: string
  readonly target: string
  readonly fields: readonly string[]
}

export interface Stage {
  /** Base URL of the gateway's front. */
  readonly url: string
  readonly port: number
  /** Requests the service saw, in order. */
  readonly seen: readonly Seen[]
  readonly service: Service
  readonly exchanges: readonly Exchange[]
  [Symbol.asyncDispose](): Promise<void>
}

export interface StageOptions {
  readonly identity?: UpstreamIdentity | null
  readonly forwarding?: Partial<Forwarding>
  readonly options?: Partial<ForwardOptions>
  readonly maxInFlight?: number
  readonly timeoutMs?: number
}

export const exchange = (overrides: Partial<Exchange> = {}): Exchange =>
  freshExchange({
    requestId: '0190b5c2-7d3e-4f00-8a61-9f0d1c2b3a45',
    clientAddress: '192.0.2.7',
    host: 'clinic.example',
    path: '/api/v1/patients/1',
    ...overrides,
  })

/** A service that answers with `answer`, and a front that forwards everything to it, both on loopback. */
export const openStage = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { identity = null, forwarding, options, maxInFlight = 200, timeoutMs = 15_000 }: StageOptions = {},
): Promise<Stage> => {
  const seen: Seen[] = []
  const upstream = createServer((request, response) => {
    seen.push({ method: request.method ?? '', target: request.url ?? '', fields: request.rawHeaders })
    answer(request, response)
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const origin = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
  const client = createClient({ origin })
  const clock = createSystemClock()
  const service = createService(
    { name: 'patients', timeoutMs, maxInFlight, retries: 2 },
    {
      clock,
      random: Math.random,
      instances: {
        send: client.send,
        instances: () => [{ origin: origin.origin, healthy: true, inFlight: client.inFlight() }],
        ping: () => client.ping(),
        close: () => client.close(),
      },
    },
  )
  const forward = createForward(service, {
    clock,
    reservedCookies: reservedCookies(['predicthealth_session']),
    ...options,
  })
  const exchanges: Exchange[] = []
  const front = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    development: false,
    idleTimeout: 255,
    // The stream's error reaches here as well when a service breaks off.
    error: () => new Response('last resort', { status: 500 }),
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const seenExchange = exchange({ path: pathname, search })
      exchanges.push(seenExchange)
      try {
        return await forward({ request, exchange: seenExchange, identity, ...forwarding })
      } catch (cause) {
        const { code, status } = toGatewayError(cause)
        return new Response(code, { status })
      }
    },
  })
  return {
    url: `http://127.0.0.1:${front.port}`,
    port: front.port ?? 0,
    seen,
    service,
    exchanges,
    async [Symbol.asyncDispose]() {
      await front.stop(true)
      await service.close()
      upstream.closeAllConnections()
      upstream.close()
    },
  }
}

/** Value of a field in a flat list, by its lower-case name; `null` when absent. All values when it occurs more than once. */
export const fieldOf = (fields: readonly string[], name: string): string | string[] | null => {
  const values = fields.filter((_, i) => i % 2 === 1 && fields[i - 1]?.toLowerCase() === name)
  return values.length > 1 ? values : (values[0] ?? null)
}
