/**
 * Text as it comes, as the octets of a response: one chunk for each pull, and none more once the reader has gone. `onFault`
 * learns why a stream broke.
 */
export const toTextStream = (
  source: AsyncGenerator<string, void>,
  onFault: (fault: unknown) => void,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  let isWanted = true
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await source.next()
          if (!isWanted) return
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value))
        } catch (fault) {
          onFault(fault)
          controller.error(fault)
        }
      },
      cancel() {
        isWanted = false
        // Not awaited: a generator that waits for a service ends only when that has been cut, too.
        source.return().catch(() => undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
