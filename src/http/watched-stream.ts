/** How a stream ended: read to its end, broken by its source, or given up by its reader. */
export type StreamEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'cancelled' }

export interface StreamWatcher {
  /** Each chunk as it passes; throwing breaks the stream with what was thrown. */
  onChunk?(chunk: Uint8Array): void
  /** Exactly once. */
  onEnd(end: StreamEnd): void
}

/**
 * The same octets, observed: chunk for chunk, one pull at the source for each pull of the reader, so backpressure passes
 * through. An error of the source stays an error, never a clean end.
 */
export const watchStream = (
  source: ReadableStream<Uint8Array>,
  watcher: StreamWatcher,
): ReadableStream<Uint8Array> => {
  const reader = source.getReader()
  let ended = false
  const end = (how: StreamEnd) => {
    if (ended) return
    ended = true
    watcher.onEnd(how)
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) {
            end({ kind: 'complete' })
            controller.close()
            return
          }
          watcher.onChunk?.(value)
          controller.enqueue(value)
        } catch (cause) {
          end({ kind: 'failed', cause })
          controller.error(cause)
          await reader.cancel(cause).catch(() => undefined)
        }
      },
      async cancel(reason) {
        end({ kind: 'cancelled' })
        await reader.cancel(reason)
      },
    },
    // Nothing is read ahead of the reader.
    { highWaterMark: 0 },
  )
}
