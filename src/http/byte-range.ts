/** A part of a content: first and last octet, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

const SINGLE = /^bytes=(\d*)-(\d*)$/

/**
 * The one range that a `Range` field asks for, cut to `length` octets (RFC 9110 14.1.2). `null` for none, several or one that
 * is malformed: then everything is sent.
 */
export const parseByteRange = (range: string | null, length: number): ByteRange | 'unsatisfiable' | null => {
  const [, from = '', to = ''] = SINGLE.exec(range?.trim().toLowerCase() ?? '') ?? []
  if (from === '' && to === '') return null
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first <= last ? { first, last } : 'unsatisfiable'
}
