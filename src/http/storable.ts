import { parseCacheControl } from './cache-control.ts'
import { combinedValue } from './field-list.ts'
import { explicitFreshnessSeconds, isHeuristicallyFresh } from './freshness.ts'
import { type FieldList, fieldValue, type InboundResponse, type OutboundRequest } from './message.ts'
import { responseDirectives } from './response-directives.ts'
import { varyNames } from './vary.ts'

/** Final statuses of RFC 9110, whose meaning for caching is known (`must-understand`, RFC 9111 5.2.2.3). */
const UNDERSTOOD_STATUS = new Set([
  200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 410, 411, 412, 413, 414, 415,
  417, 421, 422, 426, 500, 501, 502, 503, 504,
])
/** Answers to conditions and parts are no whole responses; 101 and below are no responses. */
const NEVER_STORED = new Set([206, 304, 401, 407, 421])

/**
 * Whether a response to a GET may be stored (RFC 9111 3). Answers on behalf of a signed-in user are only stored where the
 * route says so, whatever the service says; their `private` is then kept by keying them to the user.
 */
export const isStorable = (request: OutboundRequest, response: InboundResponse): boolean => {
  const { status, fields } = response
  const use = request.cache ?? null
  if (request.method !== 'GET' || NEVER_STORED.has(status) || status < 200) return false
  if ((request.subject ?? null) !== null && use === null) return false
  if (parseCacheControl(combinedValue(request.fields, 'cache-control')).has('no-store')) return false
  const directives = responseDirectives(fields)
  if (directives.has('must-understand')) {
    if (!UNDERSTOOD_STATUS.has(status)) return false
  } else if (directives.has('no-store')) return false
  if (directives.has('private') && use?.scope !== 'private') return false
  if (varyNames(fields) === null || isEventStream(fields)) return false
  if (use !== null) return status === 200 || hasExplicitFreshness(fields)
  const authorized = fieldValue(request.fields, 'authorization') !== null
  if (authorized && !['public', 's-maxage', 'must-revalidate'].some((name) => directives.has(name)))
    return false
  if (hasExplicitFreshness(fields)) return true
  // A cookie meant for one is not handed to others on a guess.
  return isHeuristicallyFresh(status, fields) && fieldValue(fields, 'set-cookie') === null
}

const hasExplicitFreshness = (fields: FieldList): boolean => explicitFreshnessSeconds(fields, 0) !== null

const isEventStream = (fields: FieldList): boolean =>
  fieldValue(fields, 'content-type')?.toLowerCase().startsWith('text/event-stream') ?? false
