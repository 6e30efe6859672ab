import { BadGateway } from '../errors.ts'
import { discardContent } from '../http/discard-content.ts'
import { joinedOctets } from '../http/joined-octets.ts'

/** Largest answer that is looked at, octets. */
const LOOKED_AT_LIMIT = 4 * 1024 * 1024

/** The JSON of a service's answer, and the octets it came in. Throws `BadGateway` for what cannot be read. */
export const readAnswerJson = async (response: Response) => {
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') {
    discardContent(response.body)
    throw new BadGateway(null, { cause: 'encoded content, though identity was asked for' })
  }
  try {
    const octets = await readWhole(response.body)
    const json: unknown = JSON.parse(new TextDecoder().decode(octets))
    return { octets, json }
  } catch {
    // Unparsable or too large: not passed on. The cause would quote the body, so it is not kept.
    throw new BadGateway(null, { cause: 'unreadable content' })
  }
}

const readWhole = async (content: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of content ?? []) {
    length += piece.length
    if (length > LOOKED_AT_LIMIT) throw new RangeError('too large')
    pieces.push(piece)
  }
  return joinedOctets(pieces)
}
