import { METHODS } from '../http/methods.ts'
import { traceIdOf } from '../http/traceparent.ts'
import type { Exchange } from './exchange.ts'
import type { Logger } from './logger.ts'

/** What became of an exchange. */
export interface Outcome {
  readonly method: string
  readonly status: number
  /** Octets of the answer's content; `null` when it streams and its length is not declared. */
  readonly bytes: number | null
  /** From arrival to the head of the answer, ms. */
  readonly durationMs: number
}

export type AccessLog = (exchange: Exchange, outcome: Outcome) => void

/** Any other method is a client's own text and stays out of logs and labels. */
export const knownMethod = (method: string): string => (METHODS.includes(method) ? method : 'OTHER')

/**
 * One line per request, safe by construction: the members are named here, and none of them can hold a path value, a
 * query, a token or personal data. The user appears under a pseudonym.
 */
export const createAccessLog =
  (logger: Logger, pseudonym: (userId: string) => string): AccessLog =>
  (exchange, { method, status, bytes, durationMs }) =>
    logger.line(
      'request',
      `"request_id":"${exchange.requestId}"` + // a UUID or checked at arrival: nothing to escape
        `,"method":"${knownMethod(method)}"` +
        `,"route":${json(exchange.route ?? 'unmatched')}` +
        `,"status":${status}` +
        `,"ms":${round(durationMs)}` +
        `,"bytes":${bytes}` +
        `,"upstream":${json(exchange.upstream)}` +
        `,"upstream_ms":${exchange.upstreamMs === null ? null : round(exchange.upstreamMs)}` +
        `,"role":${json(exchange.role)}` +
        `,"user":${exchange.userId === null ? null : `"${pseudonym(exchange.userId)}"`}` +
        `,"failure":${json(exchange.failure)}` +
        `,"denial":${json(exchange.denial)}` +
        (exchange.span && exchange.traceparent ? `,"trace_id":"${traceIdOf(exchange.traceparent)}"` : ''),
    )

const json = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text))

/** Tenths of a millisecond. */
const round = (ms: number): number => Math.round(ms * 10) / 10
