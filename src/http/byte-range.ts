/** A part of a content: first and last octet, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

const SINGLE = /^bytes=(\d*)-(\d*)$/

/** The one range a `Range` field asks for, cut to `length` octets; `null` when it asks for several or for none there is. */
export const parseByteRange = (range: string, length: number): ByteRange | null => {
  const [, from = '', to = ''] = SINGLE.exec(range.trim().toLowerCase()) ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first <= last ? { first, last } : null
}
