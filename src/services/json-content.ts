import { BadRequest, UnsupportedMediaType } from '../errors.ts'
import { createSystemClock } from '../policies/clock.ts'
import { readRequestText } from '../proxy/request-content.ts'
import { exchangeOf } from '../telemetry/exchange.ts'

const JSON_MEDIA_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * Reads and parses the JSON content of a request. Throws `UnsupportedMediaType`, what `readRequestText` throws, or
 * `BadRequest` (the original answered bad JSON with 500, defect E9).
 */
export const readJson = async (request: Request, clock = createSystemClock()): Promise<unknown> => {
  if (!JSON_MEDIA_TYPE.test(request.headers.get('content-type') ?? ''))
    throw new UnsupportedMediaType('Envía el contenido como application/json.')
  const text = await readRequestText(request, exchangeOf(request), clock)
  try {
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
