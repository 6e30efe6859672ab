import { endToEndFields, withoutFields } from './field-list.ts'
import type { FieldList } from './message.ts'
import type { StoredResponse } from './stored-response.ts'

/** What a 304 does not change, since it describes the content that is kept (RFC 9111 3.2). */
const OF_THE_CONTENT = new Set(['content-encoding', 'content-length', 'content-md5', 'content-range', 'etag'])

/** The stored response with the fields of a 304 in place of its own of the same names, and the times of this exchange. */
export const freshen = (
  stored: StoredResponse,
  notModified: FieldList,
  requestedAt: number,
  receivedAt: number,
): StoredResponse => {
  const updates = withoutFields(endToEndFields(notModified), OF_THE_CONTENT)
  const updated = new Set(updates.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()))
  // An age that the 304 does not repeat was the age of the old exchange.
  updated.add('age')
  return {
    ...stored,
    fields: [...withoutFields(stored.fields, updated), ...updates],
    requestedAt,
    receivedAt,
  }
}
