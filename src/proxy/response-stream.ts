import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from '../policies/clock.ts'

/** Bun never cuts a client that stops reading (platform fact 15); a chunk that long undelivered ends the exchange. */
const READER_STALL_MS = 60_000
const CHECK_MS = 5_000

export interface ResponseStream {
  readonly stream: ReadableStream<Uint8Array>
  /** Octets delivered, once the stream has ended or was cut; never rejects. */
  readonly end: Promise<number>
  /** Ends it in order, as if the service had. */
  close(): void
}

/**
 * A service's streamed content on its way to the client: nothing is read ahead, an error of the service stays an error (the
 * server then resets the connection instead of ending it as if all were well), and a client that stops reading is let go.
 */
export const toResponseStream = (source: ReadableStream<Uint8Array>, clock: Clock): ResponseStream => {
  const reader = source.getReader()
  const { promise: end, resolve: settle } = Promise.withResolvers<number>()
  let octets = 0
  let undeliveredSince: number | null = null
  let cancelCheck = () => {}

  const finish = () => {
    cancelCheck()
    settle(octets)
  }

  const fail = (controller: ReadableStreamDefaultController<Uint8Array>, cause: unknown) => {
    finish()
    controller.error(cause)
    reader.cancel(cause).catch(() => undefined)
  }

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const check = () => {
          if (undeliveredSince !== null && clock.now() - undeliveredSince > READER_STALL_MS) {
            fail(controller, new TransportFailure('abort', 'perhaps', 'the client stopped reading'))
          } else cancelCheck = clock.after(CHECK_MS, check)
        }
        cancelCheck = clock.after(CHECK_MS, check)
      },
      async pull(controller) {
        undeliveredSince = null
        try {
          const { done, value } = await reader.read()
          if (done) {
            finish()
            controller.close()
            return
          }
          octets += value.length
          undeliveredSince = clock.now()
          controller.enqueue(value)
        } catch (cause) {
          fail(controller, cause)
        }
      },
      async cancel(reason) {
        finish()
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, end, close: () => void reader.cancel().catch(() => undefined) }
}
