import { codecsAt } from './codecs.ts'
import { chooseCoding } from './coding.ts'

/** Below one segment of TCP nothing is won. */
const SMALLEST_OCTETS = 1_400

/** Levels for what is compressed anew for each answer: a dashboard takes about a millisecond. */
const codecs = codecsAt({ br: 4, zstd: 3, gzip: 4 })

/**
 * The page in the best coding its reader takes. What another site made a browser ask for with a session stays as it is: that
 * site could choose the query that is compressed beside the page's secrets and watch the length (BREACH). The token against
 * forged requests is salted anew on each page besides.
 */
export const compressedPage = async (request: Request, page: Response): Promise<Response> => {
  const coding = chooseCoding(request.headers.get('accept-encoding'))
  if (coding === null || isInduced(request) || !isPage(page)) return page
  const bytes = await page.bytes()
  const headers = new Headers(page.headers)
  headers.append('vary', 'accept-encoding')
  if (bytes.length < SMALLEST_OCTETS) return new Response(bytes, { status: page.status, headers })
  headers.set('content-encoding', coding)
  return new Response(new Uint8Array(await codecs[coding](bytes)), { status: page.status, headers })
}

/** Asked for by another site, with cookies (Fetch metadata; browsers without it send no field and are let be). */
const isInduced = ({ headers }: Request): boolean =>
  headers.has('cookie') && !['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')

const isPage = ({ headers, body }: Response): boolean =>
  body !== null &&
  !headers.has('content-encoding') &&
  /^(text\/html|application\/json)\b/.test(headers.get('content-type') ?? '')
