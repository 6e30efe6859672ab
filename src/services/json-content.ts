import { BadRequest, ContentTooLarge, UnsupportedMediaType } from '../errors.ts'

/** Largest JSON content the gateway reads into memory to look at, octets. */
const JSON_CONTENT_LIMIT = 64 * 1024

const JSON_MEDIA_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * Reads and parses the JSON content of a request, at most `limit` octets. Throws `UnsupportedMediaType`, `ContentTooLarge`
 * or `BadRequest` (the original answered bad JSON with 500, defect E9).
 */
export const readJson = async (request: Request, limit = JSON_CONTENT_LIMIT): Promise<unknown> => {
  if (!JSON_MEDIA_TYPE.test(request.headers.get('content-type') ?? ''))
    throw new UnsupportedMediaType('Envía el contenido como application/json.')
  const octets = await readContent(request.body, limit)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return text.includes('\\u0000') ? JSON.parse(text, withoutNul) : JSON.parse(text)
  } catch {
    // The parser's message quotes the content: it is not kept as cause.
    throw new BadRequest('El contenido no es JSON válido.')
  }
}

/** No text of people holds NUL, and PostgreSQL takes none that does. */
const withoutNul = (_: string, value: unknown): unknown => {
  if (typeof value === 'string' && value.includes('\0')) throw new SyntaxError('NUL in a text')
  return value
}

/** Reads a content completely; throws `ContentTooLarge` as soon as it passes `limit` octets. */
export const readContent = async (
  content: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = []
  let length = 0
  if (content) {
    for await (const piece of content) {
      length += piece.byteLength
      if (length > limit) throw new ContentTooLarge()
      pieces.push(piece)
    }
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.byteLength
  }
  return whole
}
