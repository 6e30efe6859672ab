export type ByteRange = { readonly start: number; readonly end: number } | 'unsatisfiable' | null

/** One range of RFC 9110 14.1.2, ends inclusive. `null`: none, several or malformed, so send the whole. */
export const parseByteRange = (field: string | null, size: number): ByteRange => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(field ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Number(last)
    return length === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}
