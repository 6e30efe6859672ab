import { type CacheDirectives, directiveSeconds, parseCacheControl } from './cache-control.ts'
import type { Forwarded } from './cache-status.ts'
import { combinedValue } from './field-list.ts'
import { ageSeconds, freshnessSeconds } from './freshness.ts'
import { type CacheUse, type FieldList, fieldValue } from './message.ts'
import { responseDirectives } from './response-directives.ts'
import type { StoredResponse } from './stored-response.ts'

/** How a stored response may answer a request (RFC 9111 4). */
export type Reuse =
  | { readonly kind: 'now'; readonly ttlSeconds: number }
  /** Now, but the service must be asked for the next one (RFC 5861 3). */
  | { readonly kind: 'while-revalidating'; readonly ttlSeconds: number }
  | { readonly kind: 'after-validation'; readonly reason: Forwarded }

/** RFC 9111 4.2.4 lets a cache that cannot reach the service answer stale; nobody is served something older than this. */
const DISCONNECTED_SECONDS = 86_400

/** Remaining freshness at `nowMs`, seconds; negative when stale. */
export const ttlSeconds = (stored: StoredResponse, use: CacheUse | null, nowMs: number): number =>
  freshnessSeconds(stored, use) - ageSeconds(stored, nowMs)

/** Whether and how `stored` answers a request with these fields at `nowMs` (epoch ms). */
export const decideReuse = (
  stored: StoredResponse,
  request: FieldList,
  use: CacheUse | null,
  nowMs: number,
): Reuse => {
  const asked = parseCacheControl(combinedValue(request, 'cache-control'))
  if (asked.has('no-cache') || asked.has('no-store') || isOldNoCache(request)) return onRequest
  const directives = responseDirectives(stored.fields)
  if (directives.has('no-cache')) return onceStale
  const age = ageSeconds(stored, nowMs)
  const ttl = freshnessSeconds(stored, use) - age
  if (age > (directiveSeconds(asked, 'max-age') ?? Number.POSITIVE_INFINITY)) return onRequest
  if (ttl < (directiveSeconds(asked, 'min-fresh') ?? Number.NEGATIVE_INFINITY)) return onRequest
  if (ttl > 0) return { kind: 'now', ttlSeconds: ttl }
  if (forbidsStale(directives)) return onceStale
  if (asked.has('max-stale') && -ttl <= maxStaleSeconds(asked)) return { kind: 'now', ttlSeconds: ttl }
  const window = directiveSeconds(directives, 'stale-while-revalidate') ?? 0
  return window > 0 && -ttl <= window ? { kind: 'while-revalidating', ttlSeconds: ttl } : onceStale
}

const onRequest: Reuse = { kind: 'after-validation', reason: 'request' }
const onceStale: Reuse = { kind: 'after-validation', reason: 'stale' }

/** `Pragma` only counts where there is no `Cache-Control` (RFC 9111 5.4). */
const isOldNoCache = (request: FieldList): boolean =>
  fieldValue(request, 'cache-control') === null &&
  (combinedValue(request, 'pragma')?.toLowerCase().includes('no-cache') ?? false)

const maxStaleSeconds = (asked: CacheDirectives): number =>
  asked.get('max-stale') === null ? Number.POSITIVE_INFINITY : (directiveSeconds(asked, 'max-stale') ?? 0)

const forbidsStale = (directives: CacheDirectives): boolean =>
  ['must-revalidate', 'proxy-revalidate', 's-maxage', 'no-cache'].some((name) => directives.has(name))

/** `unreachable`: no request got to the service, which is being disconnected (RFC 9111 4.2.4). `failed`: it had one. */
export type Failure = 'unreachable' | 'failed'

/**
 * Whether `stored` may answer although it is stale and the service failed: as long as the response or the route allows
 * (`stale-if-error`, RFC 5861 4); without a word from either, only when the service could not be reached at all.
 */
export const mayAnswerStale = (
  stored: StoredResponse,
  use: CacheUse | null,
  failure: Failure,
  nowMs: number,
): boolean => {
  const directives = responseDirectives(stored.fields)
  if (forbidsStale(directives)) return false
  const told = directiveSeconds(directives, 'stale-if-error') ?? use?.staleIfErrorSeconds ?? null
  const untold = failure === 'unreachable' ? DISCONNECTED_SECONDS : 0
  return -ttlSeconds(stored, use, nowMs) <= (told ?? untold)
}
