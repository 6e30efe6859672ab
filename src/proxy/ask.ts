import { BadGateway } from '../errors.ts'
import { isStaleIfError } from '../http/cache-status.ts'
import { discardContent } from '../http/discard-content.ts'
import { combinedValue } from '../http/field-list.ts'
import {
  type CacheUse,
  type FieldList,
  fieldValue,
  type InboundResponse,
  type OutboundRequest,
} from '../http/message.ts'
import type { Clock } from '../policies/clock.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { readAnswerContent } from './answer-content.ts'
import { toGatewayError } from './failure.ts'
import { addForwardingFields } from './forwarding-fields.ts'
import { addIdentityFields, type UpstreamIdentity } from './identity-fields.ts'
import type { Service } from './service.ts'

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
  /** `high` for login and the like: shed last. */
  readonly priority?: 'high' | 'normal'
  /** How the answer may be kept; absent: not at all. */
  readonly cache?: CacheUse
}

/** What the service answered, whatever its status. */
export interface Answer {
  readonly status: number
  readonly fields: FieldList
  /** Parsed JSON, or `undefined` when the content is not JSON. */
  readonly json: unknown
  /** Its age, s, where the cache gave it because the service could not. */
  readonly staleSeconds?: number
}

/** Asks a service and reads its JSON answer (at most 4 MiB). Rejects with a `GatewayError`, only for failures of the way. */
export type Ask = (question: Question) => Promise<Answer>

export const createAsk = (service: Service, clock: Clock): Ask =>
  async function ask(question) {
    const { exchange } = question
    const sentAt = clock.now()
    exchange.upstream = service.name
    try {
      const request = toQuestionRequest(question, sentAt + (question.timeoutMs ?? service.timeoutMs))
      const response = await service.send(request)
      return {
        status: response.status,
        fields: response.fields,
        json: await readJson(response, request.deadline, clock),
        ...staleness(response.fields),
      }
    } catch (cause) {
      throw toGatewayError(cause)
    } finally {
      // Several services may be asked for one page: the slowest one explains its time.
      exchange.upstreamMs = Math.max(exchange.upstreamMs ?? 0, clock.now() - sentAt)
    }
  }

const toQuestionRequest = (question: Question, deadline: number): OutboundRequest => {
  const { exchange, identity, json, signal, idempotencyKey = null } = question
  const fields: string[] = ['accept', 'application/json', 'accept-encoding', 'identity']
  if (json !== undefined) fields.push('content-type', 'application/json')
  if (idempotencyKey !== null) fields.push('idempotency-key', idempotencyKey)
  addForwardingFields(fields, exchange, null)
  if (identity !== null) addIdentityFields(fields, identity)
  const subject = identity?.userId ?? null
  return {
    method: question.method,
    target: question.target,
    fields,
    content: json === undefined ? null : new TextEncoder().encode(JSON.stringify(json)),
    contentLength: null,
    deadline,
    signal: signal ? () => signal : null,
    idempotencyKey,
    subject,
    flow: subject ?? exchange.clientAddress,
    priority: question.priority ?? 'normal',
    cache: question.cache ?? null,
  }
}

const staleness = (fields: FieldList): Pick<Answer, 'staleSeconds'> =>
  isStaleIfError(combinedValue(fields, 'cache-status'))
    ? { staleSeconds: Number(fieldValue(fields, 'age')) }
    : {}

/** RFC 8259 media type and the `+json` suffix of RFC 6839. */
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

const readJson = async (response: InboundResponse, deadline: number, clock: Clock): Promise<unknown> => {
  if (!JSON_TYPE.test(fieldValue(response.fields, 'content-type') ?? '')) {
    discardContent(response.content)
    return undefined
  }
  const text = await readAnswerContent(response.content, deadline, clock)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    // `cause` quotes the text, which may be a patient's: only its kind is kept.
    throw new BadGateway(null, {
      cause: cause instanceof SyntaxError ? 'malformed JSON' : 'unreadable content',
    })
  }
}
