import type { FieldList } from '../http/message.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { UpstreamIdentity } from './identity-fields.ts'

/** A request the gateway itself makes to a service, for pages and `/api/web`. */
export interface Question {
  readonly exchange: Exchange
  readonly identity: UpstreamIdentity | null
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly target: string
  /** Sent as JSON. */
  readonly json?: unknown
  readonly idempotencyKey?: string
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** What the service answered, whatever its status. */
export interface Answer {
  readonly status: number
  readonly fields: FieldList
  /** Parsed JSON, or `undefined` when the content is not JSON. */
  readonly json: unknown
}

/** Asks a service and reads its JSON answer (at most 4 MiB). Rejects with a `GatewayError`, only for failures of the way. */
export type Ask = (question: Question) => Promise<Answer>
