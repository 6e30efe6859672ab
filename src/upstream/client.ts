import { clearInterval, setInterval } from 'node:timers'
import type { OutboundRequest, Send } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import { createDial, type TlsOptions } from './dial.ts'
import { Exchange } from './exchange.ts'
import { DEFAULT_LIMITS, type PoolLimits } from './limits.ts'
import { Pool } from './pool.ts'
import { toRequestHead } from './request-head.ts'

export interface ClientOptions extends Partial<PoolLimits> {
  /** Scheme, host and port of one service instance; the rest of the URL is ignored. */
  readonly origin: URL
  readonly tls?: TlsOptions
}

/** HTTP/1.1 to one service instance. Sends each request at most once; see `TransportFailure.sent` for what is known. */
export interface Client {
  /** Scheme, host and port, without credentials. */
  readonly origin: string
  readonly send: Send
  /** Requests whose response is not complete. */
  inFlight(): number
  /** Asks for `path`; resolves to the latency, ms, rejects with a `TransportFailure`, also for a 5xx. */
  ping(path?: string, timeoutMs?: number): Promise<number>
  /** Destroys all connections at once: drain before. */
  close(): Promise<void>
  sockets(): { open: number; idle: number }
}

/** Limits and departed clients are looked for this often, instead of with timers and listeners per request. */
const SWEEP_MS = 50

/** A client of one service instance. Throws a `TypeError` for an origin that is neither `http:` nor `https:`. */
export const createClient = ({ origin, tls, ...limits }: ClientOptions): Client => {
  const secure = origin.protocol === 'https:'
  const pool = new Pool({ ...DEFAULT_LIMITS, ...limits, secure, dial: createDial(origin, tls) })
  let inFlight = 0
  let sweeper: ReturnType<typeof setInterval> | null = null

  const sweep = (): void => {
    pool.sweep(performance.now())
    if (!pool.empty || sweeper === null) return
    clearInterval(sweeper)
    sweeper = null
  }
  const onOver = (): void => {
    inFlight--
  }

  const dispatch = (
    request: OutboundRequest,
    resolve: ConstructorParameters<typeof Exchange>[2],
    reject: (reason: TransportFailure) => void,
  ): void => {
    const exchange = new Exchange(request, toRequestHead(request, origin.host), resolve, reject, onOver)
    inFlight++
    const failure = exchange.expiry(performance.now())
    if (failure) exchange.fail(failure)
    else pool.dispatch(exchange)
    if (sweeper === null) sweeper = setInterval(sweep, SWEEP_MS).unref()
  }

  const send: Send = (request) => new Promise((resolve, reject) => dispatch(request, resolve, reject))

  const ping = async (path = '/health', timeoutMs = 2_000): Promise<number> => {
    const start = performance.now()
    const response = await send({ ...PING, target: path, deadline: start + timeoutMs })
    if (response.content instanceof ReadableStream) await response.content.cancel()
    if (response.status >= 500) throw new TransportFailure('head', 'perhaps', `answered ${response.status}`)
    return performance.now() - start
  }

  return {
    origin: origin.origin,
    send,
    inFlight: () => inFlight,
    ping,
    close: async () => {
      pool.close()
      sweep()
    },
    sockets: () => pool.sockets,
  }
}

const PING = {
  method: 'GET',
  fields: ['Accept', '*/*'],
  content: null,
  contentLength: null,
  signal: null,
  idempotencyKey: null,
} as const
