import { combinedValue } from './field-list.ts'
import { parseHttpDate } from './http-date.ts'
import { type FieldList, fieldValue } from './message.ts'

const ENTITY_TAG = /(?:W\/)?"[^"]*"/g

const opaque = (tag: string): string => tag.replace(/^W\//, '')

/** Whether an `If-None-Match` value names the entity tag, compared weakly (RFC 9110 8.8.3.2). */
export const matchesEntityTag = (ifNoneMatch: string | null, etag: string | null): boolean => {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  if (etag === null) return false
  const wanted = opaque(etag)
  return (ifNoneMatch.match(ENTITY_TAG) ?? []).some((tag) => opaque(tag) === wanted)
}

/**
 * Whether a client already has what is stored, so that 304 answers its GET (RFC 9110 13.2.2; 9111 4.3.2). Without
 * `Last-Modified` the `Date` stands in for it.
 */
export const isNotModified = (request: FieldList, stored: FieldList): boolean => {
  const ifNoneMatch = combinedValue(request, 'if-none-match')
  if (ifNoneMatch !== null) return matchesEntityTag(ifNoneMatch, fieldValue(stored, 'etag'))
  const since = parseHttpDate(fieldValue(request, 'if-modified-since'))
  if (since === null) return false
  const changedAt = parseHttpDate(fieldValue(stored, 'last-modified') ?? fieldValue(stored, 'date'))
  return changedAt !== null && changedAt <= since
}
