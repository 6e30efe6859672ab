import { describe, expect, it } from 'bun:test'
import { type StreamEnd, watchStream } from '../../src/http/watched-stream.ts'

const source = (chunks: Uint8Array[], onPull = () => {}) =>
  new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        onPull()
        const chunk = chunks.shift()
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
    },
    { highWaterMark: 0 },
  )

describe('watched stream', () => {
  it('passes the octets and tells the end once', async () => {
    const ends: StreamEnd[] = []
    const stream = watchStream(source([Uint8Array.of(1), Uint8Array.of(2, 3)]), {
      onEnd: (end) => ends.push(end),
    })
    expect(await new Response(stream).bytes()).toEqual(Uint8Array.of(1, 2, 3))
    expect(ends).toEqual([{ kind: 'complete' }])
  })

  it('reads nothing before it is read', async () => {
    let pulls = 0
    const stream = watchStream(
      source([Uint8Array.of(1)], () => pulls++),
      { onEnd() {} },
    )
    expect(pulls).toBe(0)
    await stream.getReader().read()
    expect(pulls).toBe(1)
  })

  it('keeps a failure a failure', async () => {
    const ends: StreamEnd[] = []
    const cause = new Error('cut')
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(cause) })
    const stream = watchStream(broken, { onEnd: (end) => ends.push(end) })
    await expect(new Response(stream).bytes()).rejects.toThrow('cut')
    expect(ends).toEqual([{ kind: 'failed', cause }])
  })

  it('lets the source know when the reader gives up', async () => {
    const ends: StreamEnd[] = []
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Uint8Array.of(0)),
      cancel() {
        cancelled = true
      },
    })
    await watchStream(endless, { onEnd: (end) => ends.push(end) }).cancel()
    expect(cancelled).toBe(true)
    expect(ends).toEqual([{ kind: 'cancelled' }])
  })
})
