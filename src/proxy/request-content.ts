import { setImmediate as immediate } from 'node:timers/promises'
import {
  BadRequest,
  ClientClosedRequest,
  ContentTooLarge,
  type GatewayError,
  RequestTimeout,
} from '../errors.ts'
import { joinedOctets } from '../http/joined-octets.ts'
import type { Content } from '../http/message.ts'
import { type Clock, createSystemClock } from '../policies/clock.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { createUploadPace, type UploadPace } from './upload-pace.ts'

/** Content up to this size is read whole before the service is asked: replayable, and checked to its last octet. */
const COMPLETE_OCTETS = 64 * 1024

/** A client's content and how to frame it. */
export interface RequestContent {
  readonly content: Content
  /** Declared length of a streamed content, octets; `null`: chunked. */
  readonly length: number | null
}

type Reading = Pick<Exchange, 'contentLeft'>

const NONE: RequestContent = { content: null, length: null }

/**
 * Takes the content of a client's request: whole when small, so that a bad end of a chunked one never reaches a service
 * (platform fact 15), else as a stream. Rejects with `ContentTooLarge`, `RequestTimeout` (slower than the pace allows),
 * `BadRequest` (cut off or malformed). At once where there is none to read. Says on the exchange when it gave up.
 */
export const readRequestContent = (
  request: Request,
  limit: number,
  clock: Clock,
  exchange: Reading,
): RequestContent | Promise<RequestContent> =>
  // Content of GET and HEAD means nothing (RFC 9110 9.3.1); Bun drops it.
  request.method === 'GET' || request.method === 'HEAD' ? NONE : readSent(request, limit, clock, exchange)

/**
 * Content that the gateway itself looks at, as text: at most 64 KiB, from a client that is not too slow. Throws as
 * `readRequestContent` does, and `BadRequest` for what is no UTF-8.
 */
export const readRequestText = async (
  request: Request,
  exchange: Reading,
  clock = createSystemClock(),
): Promise<string> => {
  const { content } = await readRequestContent(request, COMPLETE_OCTETS, clock, exchange)
  try {
    // Up to this limit it is never a stream.
    return content instanceof Uint8Array ? new TextDecoder('utf-8', { fatal: true }).decode(content) : ''
  } catch {
    throw new BadRequest()
  }
}

const readSent = async (
  request: Request,
  limit: number,
  clock: Clock,
  exchange: Reading,
): Promise<RequestContent> => {
  const declared = request.headers.get('content-length')
  const length = declared === null ? null : Number(declared)
  if (length !== null && length > limit) throw new ContentTooLarge()
  if (length === 0) return NONE
  const pace = createUploadPace(clock)
  if (length !== null && length <= COMPLETE_OCTETS) return readWhole(request, length, pace, exchange)
  // Asked for last: making the stream is what costs.
  if (request.body === null) return NONE
  const source = paced(request, request.body.getReader(), limit, pace, exchange)
  return length === null ? readAhead(request, source) : { content: toStream([], source), length }
}

/** `bytes()` costs Bun a third of a reader's loop, and the declared length is already known to be small. */
const readWhole = async (
  request: Request,
  length: number,
  pace: UploadPace,
  exchange: Reading,
): Promise<RequestContent> => {
  try {
    const content = await pace.during(request.bytes())
    if (content.length !== length) throw new TypeError('content is not as long as declared')
    return { content, length: null }
  } catch (cause) {
    exchange.contentLeft = true
    throw toReadFailure(request, cause)
  } finally {
    pace.stop()
  }
}

/** Reading breaks when the client is too slow, leaves, or breaks the framing of its content. */
const toReadFailure = (request: Request, cause: unknown): GatewayError => {
  if (cause instanceof RequestTimeout) return cause
  return request.signal.aborted ? new ClientClosedRequest(null, { cause }) : new BadRequest(null, { cause })
}

/** Reads until the end or until there is too much to keep; what was read then goes first in the stream. */
const readAhead = async (request: Request, source: Source): Promise<RequestContent> => {
  const chunks: Uint8Array[] = []
  let octets = 0
  while (octets <= COMPLETE_OCTETS) {
    const chunk = await source.read()
    if (chunk === null) {
      // Bun ends the stream at the last chunk and looks at what follows it (trailers, a bad end) after that.
      await immediate()
      if (request.signal.aborted)
        throw new BadRequest(null, { cause: 'a chunked content without a good end' })
      return { content: octets === 0 ? null : joinedOctets(chunks), length: null }
    }
    chunks.push(chunk)
    octets += chunk.length
  }
  return { content: toStream(chunks, source), length: null }
}

interface Source {
  /** The next chunk, or `null` at the end. */
  read(): Promise<Uint8Array | null>
  cancel(reason: unknown): Promise<void>
}

const paced = (
  request: Request,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
  pace: UploadPace,
  exchange: Reading,
): Source => {
  let octets = 0
  const fail = (cause: Error): never => {
    exchange.contentLeft = true
    pace.stop()
    reader.cancel(cause).catch(() => undefined)
    throw cause
  }
  return {
    async read() {
      const result = await pace
        .during(reader.read())
        .catch((cause: unknown) => fail(toReadFailure(request, cause)))
      if (result.done) {
        pace.stop()
        return null
      }
      octets += result.value.length
      if (octets > limit) fail(new ContentTooLarge())
      pace.arrived(result.value.length)
      return result.value
    },
    async cancel(reason) {
      exchange.contentLeft = true
      pace.stop()
      await reader.cancel(reason)
    },
  }
}

const toStream = (head: readonly Uint8Array[], source: Source): ReadableStream<Uint8Array> => {
  let next = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const kept = head[next]
        next += 1
        const chunk = kept ?? (await source.read())
        if (chunk === null) controller.close()
        else controller.enqueue(chunk)
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
