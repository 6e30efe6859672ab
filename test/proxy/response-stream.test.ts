import { describe, expect, it } from 'bun:test'
import { toResponseStream } from '../../src/proxy/response-stream.ts'
import { createFakeClock } from '../policies/fake-clock.ts'

describe('content on its way to the client', () => {
  // Platform fact 15: Bun never cuts a client that stops reading.
  it('is cut when the client reads nothing for a minute', async () => {
    const clock = createFakeClock()
    let cancelled = false
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel() {
        cancelled = true
      },
    })
    const { stream, end } = toResponseStream(source, clock)
    const reader = stream.getReader()
    await reader.read()
    await clock.advance(66_000)
    expect(await reader.read().catch((cause: unknown) => cause)).toMatchObject({ stage: 'abort' })
    expect(await end).toBe(10)
    expect(cancelled).toBe(true)
    expect(clock.timers()).toBe(0)
  })

  it('may be silent as long as the service is', async () => {
    const clock = createFakeClock()
    const { stream } = toResponseStream(new ReadableStream<Uint8Array>(), clock)
    const waiting = stream.getReader().read()
    await clock.advance(600_000)
    expect(await Promise.race([waiting, Promise.resolve('silent')])).toBe('silent')
  })
})
