import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'

/** A plain GET that may take as long as the test does. */
export const outbound = (parts: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  target: '/',
  fields: [],
  content: null,
  contentLength: null,
  deadline: Number.POSITIVE_INFINITY,
  signal: null,
  idempotencyKey: null,
  ...parts,
})

/** Content to its end, latin1; rejects as the stream does. */
export const contentOf = async ({ content }: InboundResponse): Promise<string> => {
  if (content === null) return ''
  const octets = content instanceof Uint8Array ? content : await new Response(content).bytes()
  return Buffer.from(octets).toString('latin1')
}

/** The failure a promise rejects with, as `stage/sent`, with `!` when a limit of time was reached. */
export const failureOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
    return 'none'
  } catch (failure) {
    if (!(failure instanceof TransportFailure)) return String(failure)
    return `${failure.stage}/${failure.sent}${failure.timedOut ? '!' : ''}`
  }
}

/** A stream of the given pieces that ends when they are used up. */
export const streamOf = (...pieces: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(Buffer.from(piece, 'latin1'))
    },
  })
