import { GatewayError, ServiceUnavailable } from '../errors.ts'
import { type Forwarded, forwardStatus, staleIfErrorStatus } from '../http/cache-status.ts'
import { discardContent } from '../http/discard-content.ts'
import { withoutFields } from '../http/field-list.ts'
import { freshen } from '../http/freshen.ts'
import {
  type FieldList,
  fieldValue,
  type InboundResponse,
  type OutboundRequest,
  type Send,
} from '../http/message.ts'
import { decideReuse, type Failure, mayAnswerStale, ttlSeconds } from '../http/reuse.ts'
import { isStorable } from '../http/storable.ts'
import type { StoredResponse } from '../http/stored-response.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import { type CacheEntries, toStored } from './cache-entries.ts'
import { toCachedAnswer } from './cached-answer.ts'
import type { Clock } from './clock.ts'
import { collectContent } from './collect-content.ts'

/** An answer from the service, and when the store has what is to be kept of it: whether others can have it. Never rejects. */
export interface Fetched {
  readonly answer: InboundResponse
  readonly saved: Promise<boolean>
}

/** Asks the service on behalf of a cache and keeps what may be kept. */
export interface CacheFetch {
  anew(request: OutboundRequest, reason: Forwarded): Promise<Fetched>
  /** Asks whether `stored` still holds; answers with it, stale, when the service fails and that is allowed. */
  validate(request: OutboundRequest, stored: StoredResponse, reason: Forwarded): Promise<Fetched>
}

/** RFC 5861 4: the answers that `stale-if-error` may hide. */
const ERROR_STATUS = new Set([500, 502, 503, 504])
const CONDITIONS = new Set([
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'if-range',
])

/** Of a request without `Cache-Control`. */
const NOTHING_ASKED: FieldList = []

export const createCacheFetch = (entries: CacheEntries, clock: Clock, next: Send): CacheFetch => {
  const keep = async (
    request: OutboundRequest,
    response: InboundResponse,
    reason: Forwarded,
    requestedAt: number,
  ): Promise<Fetched> => {
    const { status } = response
    if (!isStorable(request, response)) {
      return { answer: tagged(response, forwardStatus(reason, { status })), saved: Promise.resolve(false) }
    }
    const receivedAt = clock.wallMs()
    const { content, whole } = collectContent(response.content)
    const saved = whole
      .then(async (octets) => {
        if (octets === undefined) return false
        const stored = toStored(request, response, octets, requestedAt, receivedAt)
        await entries.save(request, stored)
        return decideReuse(stored, NOTHING_ASKED, request.cache ?? null, receivedAt).kind === 'now'
      })
      .catch(() => false)
    // What is complete is in the store before the client can ask again.
    if (!(content instanceof ReadableStream)) await saved
    const cacheStatus = forwardStatus(reason, { status, stored: true })
    return { answer: tagged({ ...response, content }, cacheStatus), saved }
  }

  const answerStale = (request: OutboundRequest, stored: StoredResponse): Fetched => {
    const ttl = ttlSeconds(stored, request.cache ?? null, clock.wallMs())
    const answer = toCachedAnswer(stored, request, clock.wallMs(), staleIfErrorStatus(ttl))
    return { answer, saved: Promise.resolve(true) }
  }

  return {
    async anew(request, reason) {
      const requestedAt = clock.wallMs()
      return keep(request, await next(request), reason, requestedAt)
    },
    async validate(request, stored, reason) {
      const requestedAt = clock.wallMs()
      const use = request.cache ?? null
      const conditional = toConditional(request, stored)
      let response: InboundResponse
      try {
        response = await next(conditional ?? request)
      } catch (cause) {
        const failure = failureOf(cause)
        if (failure !== null && mayAnswerStale(stored, use, failure, clock.wallMs())) {
          return answerStale(request, stored)
        }
        throw cause
      }
      if (ERROR_STATUS.has(response.status) && mayAnswerStale(stored, use, 'failed', clock.wallMs())) {
        discardContent(response.content)
        return answerStale(request, stored)
      }
      if (response.status !== 304 || conditional === null) return keep(request, response, reason, requestedAt)
      const updated = freshen(stored, response.fields, requestedAt, clock.wallMs())
      const saved = entries.save(request, updated).then(
        () => true,
        () => false,
      )
      await saved
      const cacheStatus = forwardStatus(reason, { status: 304, stored: true })
      return { answer: toCachedAnswer(updated, request, clock.wallMs(), cacheStatus), saved }
    },
  }
}

/** The answer with the gateway's `Cache-Status` member behind those it came with. */
export const tagged = (response: InboundResponse, cacheStatus: string): InboundResponse => ({
  ...response,
  fields: [...response.fields, 'Cache-Status', cacheStatus],
})

/** `null`: the client's leaving, or a refusal that has nothing to do with the service's health. */
const failureOf = (cause: unknown): Failure | null => {
  if (cause instanceof ServiceUnavailable) return 'unreachable' // the breaker is open
  if (cause instanceof GatewayError) return cause.status >= 500 ? 'failed' : null
  if (!(cause instanceof TransportFailure) || cause.stage === 'abort') return null
  return cause.sent === 'never' ? 'unreachable' : 'failed'
}

/** The request with the validators of what is stored in place of the client's; `null` when there are none. */
const toConditional = (request: OutboundRequest, { fields }: StoredResponse): OutboundRequest | null => {
  const etag = fieldValue(fields, 'etag')
  const lastModified = fieldValue(fields, 'last-modified')
  if (etag === null && lastModified === null) return null
  const conditional = withoutFields(request.fields, CONDITIONS)
  if (etag !== null) conditional.push('If-None-Match', etag)
  if (lastModified !== null) conditional.push('If-Modified-Since', lastModified)
  return { ...request, fields: conditional }
}
