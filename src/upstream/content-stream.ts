/** Octets a reader may lag behind before the socket is paused: one large read of a socket. */
export const STREAM_HIGH_WATER_OCTETS = 64 * 1024

export interface ContentStream {
  readonly stream: ReadableStream<Uint8Array>
  /** Hands octets to the reader; `false` when it lags behind and nothing more should be read. */
  push(octets: Uint8Array): boolean
  end(): void
  fail(reason: Error): void
}

export interface StreamReader {
  /** The reader has caught up. */
  onWanted(): void
  /** The reader has given up; nothing more may be pushed. */
  onCancelled(): void
}

/** The push side of response content whose reader sets the pace. */
export const createContentStream = ({ onWanted, onCancelled }: StreamReader): ContentStream => {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
      },
      pull: () => {
        if ((controller?.desiredSize ?? 0) > 0) onWanted()
      },
      cancel: () => {
        controller = null
        onCancelled()
      },
    },
    { highWaterMark: STREAM_HIGH_WATER_OCTETS, size: (octets) => octets?.byteLength ?? 0 },
  )
  return {
    stream,
    push: (octets) => {
      controller?.enqueue(octets)
      return (controller?.desiredSize ?? 0) > 0
    },
    end: () => {
      controller?.close()
      controller = null
    },
    fail: (reason) => {
      controller?.error(reason)
      controller = null
    },
  }
}
