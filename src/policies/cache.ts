import { parseCacheControl } from '../http/cache-control.ts'
import { type Forwarded, forwardStatus, hitStatus } from '../http/cache-status.ts'
import { discardContent } from '../http/discard-content.ts'
import { combinedValue } from '../http/field-list.ts'
import { invalidatedTargets } from '../http/invalidated-targets.ts'
import { fieldValue, type InboundResponse, type OutboundRequest, type Send } from '../http/message.ts'
import { decideReuse, type Reuse } from '../http/reuse.ts'
import { isSafeMethod } from '../http/safe-method.ts'
import type { StoredResponse } from '../http/stored-response.ts'
import { type CacheEntries, createCacheEntries, ownerOf } from './cache-entries.ts'
import { createCacheFetch, tagged } from './cache-fetch.ts'
import { createCacheFlights } from './cache-flights.ts'
import type { CacheStore } from './cache-store.ts'
import { toCachedAnswer } from './cached-answer.ts'
import type { Clock } from './clock.ts'
import type { Policy } from './policy.ts'

export interface CacheOptions {
  readonly store: CacheStore
  readonly clock: Clock
  /** Keeps services apart that share a store. */
  readonly service: string
  /** Origins of the service's instances, by which absolute references to it are known. */
  readonly origins: ReadonlySet<string>
  /** Longest life of an answer that its route lets be kept, s, asked each time; default: as long as the route says. */
  readonly longestSeconds?: () => number
}

/** Limit of a revalidation nobody waits for, ms. */
const BACKGROUND_MS = 15_000

/**
 * A shared cache (RFC 9111) in front of one service, with `stale-while-revalidate`, `stale-if-error` and one request for
 * many that ask the same. Answers to signed-in users pass by unless their route says how to keep them. Every answer says in
 * `Cache-Status` (RFC 9211) where it came from.
 */
export const createCache = ({ store, clock, service, origins, longestSeconds }: CacheOptions): Policy => {
  const entries = createCacheEntries(store, service, clock)

  return (next: Send): Send => {
    const fetch = createCacheFetch(entries, clock, next)
    const flights = createCacheFlights(clock)

    const ask = (request: OutboundRequest, stored: StoredResponse | null, reason: Forwarded) =>
      flights.lead(flightOf(request), () =>
        stored === null ? fetch.anew(request, reason) : fetch.validate(request, stored, reason),
      )

    const revalidate = (request: OutboundRequest, stored: StoredResponse): void => {
      if (flights.under(flightOf(request))) return
      const alone = { ...request, signal: null, deadline: clock.now() + BACKGROUND_MS }
      ask(alone, stored, 'stale').then(
        ({ content }) => discardContent(content),
        () => undefined,
      )
    }

    const lookUp = async (request: OutboundRequest, patience: 'wait' | 'go'): Promise<InboundResponse> => {
      const { stored, known } = await entries.find(request)
      const nowMs = clock.wallMs()
      const reuse: Reuse =
        stored === null
          ? { kind: 'after-validation', reason: known ? 'vary-miss' : 'uri-miss' }
          : decideReuse(stored, request.fields, request.cache ?? null, nowMs)
      if (stored !== null && reuse.kind !== 'after-validation') {
        if (reuse.kind === 'while-revalidating') revalidate(request, stored)
        return toCachedAnswer(stored, request, nowMs, hitStatus(reuse.ttlSeconds))
      }
      if (asksOnlyIfCached(request)) return onlyIfCachedMiss
      // Nothing is awaited between looking for a flight and leading one, so that only one leads.
      const other = patience === 'wait' && !isKeptForFailure(request) ? flights.join(flightOf(request)) : null
      if (other !== null) {
        await other
        return lookUp(request, 'go')
      }
      return ask(request, stored, reuse.kind === 'after-validation' ? reuse.reason : 'miss')
    }

    return function cached(asked) {
      const request = longestSeconds === undefined ? asked : withinLife(asked, longestSeconds())
      const isSafe = isSafeMethod(request.method)
      // What passes by is told so where it becomes an answer (`proxy/inbound.ts`), if nobody said otherwise.
      return isSafe && passesBy(request) ? next(request) : remembering(request, isSafe)
    }

    async function remembering(request: OutboundRequest, isSafe: boolean): Promise<InboundResponse> {
      if (!isSafe) return tagged(await change(request, next, entries, origins), METHOD)
      if (request.method === 'HEAD') return lookUpHead(request)
      return lookUp(request, 'wait')
    }

    async function lookUpHead(request: OutboundRequest): Promise<InboundResponse> {
      const { stored } = await entries.find(request)
      const nowMs = clock.wallMs()
      const reuse = stored && decideReuse(stored, request.fields, request.cache ?? null, nowMs)
      if (stored !== null && reuse?.kind === 'now') {
        return toCachedAnswer(stored, request, nowMs, hitStatus(reuse.ttlSeconds))
      }
      return tagged(await next(request), forwardStatus('miss'))
    }
  }
}

const METHOD = forwardStatus('method')

/** Signed-in users whose route has no cache rule, and what no answer is stored for. */
const passesBy = ({ method, subject = null, cache = null, upgrade }: OutboundRequest): boolean =>
  upgrade !== undefined || (method !== 'GET' && method !== 'HEAD') || (subject !== null && cache === null)

/** The request with its route's cache rule cut to a life of `seconds`, freshness first; without one where that is none. */
const withinLife = (request: OutboundRequest, seconds: number): OutboundRequest => {
  const { cache = null } = request
  if (cache === null) return request
  const maxAgeSeconds = Math.min(cache.maxAgeSeconds, seconds)
  const staleIfErrorSeconds = Math.min(cache.staleIfErrorSeconds, seconds - maxAgeSeconds)
  return { ...request, cache: seconds === 0 ? null : { ...cache, maxAgeSeconds, staleIfErrorSeconds } }
}

/** Each is to be answered by the service: waiting for another one's answer would gain nothing. */
const isKeptForFailure = ({ cache = null }: OutboundRequest): boolean => cache?.maxAgeSeconds === 0

/** Requests that the same stored response would answer, as far as that is known before it is there. */
const flightOf = (request: OutboundRequest): string => `${ownerOf(request) ?? ''} ${request.target}`

/** Sends an unsafe request and forgets what it made useless, unless it failed (RFC 9111 4.4). */
const change = async (
  request: OutboundRequest,
  next: Send,
  entries: CacheEntries,
  origins: ReadonlySet<string>,
): Promise<InboundResponse> => {
  const response = await next(request)
  if (response.status >= 200 && response.status < 400) {
    const targets = invalidatedTargets(request.target, response.fields, origins)
    // A store that does not answer must not make a change that was done look undone.
    await Promise.all(targets.map((target) => entries.forget(target))).catch(() => undefined)
  }
  return response
}

const asksOnlyIfCached = (request: OutboundRequest): boolean =>
  fieldValue(request.fields, 'cache-control') !== null &&
  parseCacheControl(combinedValue(request.fields, 'cache-control')).has('only-if-cached')

/** RFC 9111 5.2.1.7. */
const onlyIfCachedMiss: InboundResponse = {
  status: 504,
  reason: '',
  fields: ['Cache-Status', forwardStatus('miss')],
  content: null,
}
