import { describe, expect, it } from 'bun:test'
import { ChunkedDecoder } from '../../src/upstream/chunked-decoder.ts'

/** The pieces of content in one read of these chunks. */
const piecesOf = (chunks: readonly string[]): readonly string[] => {
  const pieces: string[] = []
  const wire = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')
  const octets = Buffer.from(`${wire}0\r\n\r\n`)
  const decoder = new ChunkedDecoder()
  const consumed = decoder.feed(octets, 0, (piece) => pieces.push(Buffer.from(piece).toString()))
  expect([decoder.done, consumed]).toEqual([true, octets.length])
  return pieces
}

describe('chunks that arrive together', () => {
  it('are one piece when they are small, in order with large ones', () => {
    const letters = Array.from({ length: 1_000 }, (_, i) => String.fromCharCode(97 + (i % 26)))
    const large = 'L'.repeat(5_000)
    expect(piecesOf([...letters, large, ...letters])).toEqual([letters.join(''), large, letters.join('')])
  })
})
