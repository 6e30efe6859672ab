import { parseByteRange } from '../http/byte-range.ts'
import { withoutFields } from '../http/field-list.ts'
import { ageSeconds } from '../http/freshness.ts'
import { type FieldList, fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import { isNotModified } from '../http/precondition.ts'
import type { StoredResponse } from '../http/stored-response.ts'

const REPLACED = new Set(['age', 'content-length'])
const OF_THE_CONTENT = new Set(['content-encoding', 'content-length', 'content-range', 'content-type'])

/**
 * What a stored response answers to a request: itself with its `Age`, the part it asks for (206), nothing but its head, or
 * that the client has it already (304). `cacheStatus` is the gateway's `Cache-Status` member.
 */
export const toCachedAnswer = (
  stored: StoredResponse,
  request: OutboundRequest,
  nowMs: number,
  cacheStatus: string,
): InboundResponse => {
  const { status, content } = stored
  // Beyond `Age`'s range an unusable received `Age` ends up here as well.
  const age = Math.min(2 ** 31, Math.floor(ageSeconds(stored, nowMs)))
  const fields = withoutFields(stored.fields, REPLACED)
  fields.push('Age', String(age), 'Cache-Status', cacheStatus)
  if (status === 200 && isNotModified(request.fields, stored.fields)) {
    return { status: 304, reason: '', fields: withoutFields(fields, OF_THE_CONTENT), content: null }
  }
  if (request.method === 'HEAD') return head(stored, fields)
  const range = status === 200 && content !== null ? wantedRange(request.fields, stored, content) : null
  if (range === null || content === null) return { status, reason: '', fields, content }
  fields.push('Content-Range', `bytes ${range.first}-${range.last}/${content.length}`)
  return { status: 206, reason: '', fields, content: content.subarray(range.first, range.last + 1) }
}

const head = ({ status, content }: StoredResponse, fields: string[]): InboundResponse => {
  fields.push('Content-Length', String(content?.length ?? 0))
  return { status, reason: '', fields, content: null }
}

/** The range asked for, unless `If-Range` says that it is a part of another representation (RFC 9110 13.1.5). */
const wantedRange = (request: FieldList, { fields }: StoredResponse, content: Uint8Array) => {
  const range = fieldValue(request, 'range')
  if (range === null) return null
  const ifRange = fieldValue(request, 'if-range')
  const validator = ifRange?.startsWith('"')
    ? fieldValue(fields, 'etag')
    : fieldValue(fields, 'last-modified')
  const wanted = ifRange === null || ifRange === validator ? parseByteRange(range, content.length) : null
  // What is not there is answered with all there is (14.2 lets a server ignore the field).
  return wanted === 'unsatisfiable' ? null : wanted
}
