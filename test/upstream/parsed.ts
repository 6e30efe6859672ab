import type { ResponseHead } from '../../src/upstream/response-head.ts'
import { ResponseParser } from '../../src/upstream/response-parser.ts'

/** What a parser made of a sequence of reads from one connection. */
export interface Parsed {
  readonly head: ResponseHead | null
  readonly content: string
  readonly complete: boolean
  /** Octets behind the end of the response, within the read that brought its end. */
  readonly leftover: number
}

/** Feeds a fresh parser one read after the other, then (unless told otherwise) the end of the connection. */
export const parsed = (
  reads: readonly Buffer[],
  { method = 'GET', ends = true, upgrade = 'refused' as 'refused' | 'asked' } = {},
): Parsed => {
  let head: ResponseHead | null = null
  let content = ''
  let complete = false
  let leftover = 0
  const parser = new ResponseParser()
  parser.begin(
    method,
    {
      head: (given) => {
        head = given
      },
      content: (octets) => {
        content += Buffer.from(octets).toString('latin1')
      },
      end: () => {
        complete = true
      },
    },
    upgrade,
  )
  for (const read of reads) {
    if (complete) leftover += read.length
    else leftover += read.length - parser.feed(read)
  }
  if (ends) parser.endOfInput()
  return { head, content, complete, leftover }
}

export const octetsOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** All ways to cut a message in two, and the message octet by octet. */
export const splitsOf = (message: Buffer): Buffer[][] => [
  ...Array.from({ length: message.length - 1 }, (_, i) => [
    message.subarray(0, i + 1),
    message.subarray(i + 1),
  ]),
  Array.from({ length: message.length }, (_, i) => message.subarray(i, i + 1)),
]
