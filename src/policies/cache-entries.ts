import { endToEndFields } from '../http/field-list.ts'
import { explicitFreshnessSeconds, freshnessSeconds } from '../http/freshness.ts'
import { fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import type { StoredResponse } from '../http/stored-response.ts'
import { selectingFields, varyMatches, varyNames } from '../http/vary.ts'
import type { CacheStore } from './cache-store.ts'
import type { Clock } from './clock.ts'

/** Variants and users of one target that are kept; the oldest goes. */
const MOST_PER_TARGET = 32
/** Changes that are remembered for the answers still on their way. */
const MOST_FORGOTTEN = 1_000
/** How long beyond its freshness something may serve validation and a service that is down, s. */
const STALE_SECONDS = 86_400

/** Reads and writes what a cache knows of one target. */
export interface CacheEntries {
  key(target: string): string
  /** The newest stored response that the request selects. */
  find(request: OutboundRequest): Promise<{ readonly stored: StoredResponse | null; readonly known: boolean }>
  save(request: OutboundRequest, stored: StoredResponse): Promise<void>
  forget(target: string): Promise<void>
}

/** Whose entry a request may use and fill: its user's where the route keeps private answers, else everybody's. */
export const ownerOf = (request: OutboundRequest): string | null =>
  request.cache?.scope === 'private' ? (request.subject ?? null) : null

/**
 * The target URI has an authority too (RFC 9111 2), which reaches a service as forwarding fields: whoever asks under a host of
 * his own must not choose the links that others are shown.
 */
const authorityOf = ({ fields }: OutboundRequest): string =>
  `${fieldValue(fields, 'x-forwarded-proto')}://${fieldValue(fields, 'x-forwarded-host')}`

/** A complete response in the form that is kept. */
export const toStored = (
  request: OutboundRequest,
  response: InboundResponse,
  content: Uint8Array | null,
  requestedAt: number,
  receivedAt: number,
): StoredResponse => ({
  status: response.status,
  fields: endToEndFields(response.fields),
  content,
  requestedAt,
  receivedAt,
  selecting: selectingFields(varyNames(response.fields) ?? [], request.fields),
  authority: authorityOf(request),
  subject: ownerOf(request),
})

export const createCacheEntries = (store: CacheStore, service: string, clock: Clock): CacheEntries => {
  /** When targets were forgotten, epoch ms; until then what was asked may be what a change has made useless. */
  const forgotten = new Map<string, number>()
  const key = (target: string) => `${service} ${target}`

  const selects = (request: OutboundRequest) => {
    const owner = ownerOf(request)
    const authority = authorityOf(request)
    return (stored: StoredResponse) =>
      stored.subject === owner && stored.authority === authority && varyMatches(stored, request.fields)
  }

  return {
    key,
    async find(request) {
      const responses = await store.get(key(request.target))
      return { stored: responses.find(selects(request)) ?? null, known: responses.length > 0 }
    },
    async save(request, stored) {
      const isReplaced = selects(request)
      const others = (await store.get(key(request.target))).filter((other) => !isReplaced(other))
      if (stored.requestedAt <= (forgotten.get(request.target) ?? Number.NEGATIVE_INFINITY)) return
      await store.set(
        key(request.target),
        [stored, ...others].slice(0, MOST_PER_TARGET),
        ttlMs(request, stored),
      )
    },
    forget(target) {
      if (forgotten.size >= MOST_FORGOTTEN) forgotten.clear()
      forgotten.set(target, clock.wallMs())
      return store.delete(key(target))
    },
  }
}

/** A route's answers leave the store when the route's own limits are over, others a day after. */
const ttlMs = ({ cache = null }: OutboundRequest, stored: StoredResponse): number => {
  const fresh = freshnessSeconds(stored, cache)
  const stale =
    cache !== null && explicitFreshnessSeconds(stored.fields, stored.receivedAt) === null
      ? cache.staleIfErrorSeconds
      : STALE_SECONDS
  return (fresh + stale) * 1_000
}
