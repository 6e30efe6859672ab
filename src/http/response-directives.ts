import { type CacheDirectives, parseCacheControl } from './cache-control.ts'
import { combinedValue } from './field-list.ts'
import type { FieldList } from './message.ts'
import { parseSurrogateControl } from './surrogate-control.ts'

/**
 * The cache directives of a response that count for the gateway: those of `Surrogate-Control` instead of all others where
 * it has any, as a field for a targeted cache does (RFC 9213 2.2). `CDN-Cache-Control` is for whoever stands before us.
 */
export const responseDirectives = (fields: FieldList): CacheDirectives => {
  const surrogateControl = combinedValue(fields, 'surrogate-control')
  const targeted = surrogateControl === null ? null : parseSurrogateControl(surrogateControl)
  return targeted !== null && targeted.size > 0
    ? targeted
    : parseCacheControl(combinedValue(fields, 'cache-control'))
}
