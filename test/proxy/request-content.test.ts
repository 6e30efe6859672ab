import { describe, expect, it } from 'bun:test'
import { readRequestContent } from '../../src/proxy/request-content.ts'
import { createFakeClock } from '../policies/fake-clock.ts'

const LIMIT = 10 * 1024 * 1024

/** A client's content that arrives when the test says so. */
const upload = (headers: Record<string, string> = {}) => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given
    },
    cancel() {
      cancelled = true
    },
  })
  return {
    request: new Request('http://localhost/', { method: 'POST', body, headers }),
    arrive: (octets: number) => controller?.enqueue(new Uint8Array(octets)),
    finish: () => controller?.close(),
    cancelled: () => cancelled,
  }
}

describe('content of a request', () => {
  it('is read whole up to 64 KiB', async () => {
    const { request, arrive, finish } = upload()
    arrive(40_000)
    arrive(25_536)
    finish()
    const { content } = await readRequestContent(request, LIMIT, createFakeClock(), {})
    expect(content).toBeInstanceOf(Uint8Array)
    expect(content).toHaveLength(65_536)
  })

  it('is a stream beyond, nothing of it lost', async () => {
    const { request, arrive, finish } = upload()
    arrive(40_000)
    arrive(40_000)
    const { content, length } = await readRequestContent(request, LIMIT, createFakeClock(), {})
    arrive(5)
    finish()
    expect(length).toBeNull()
    expect(await new Response(content as ReadableStream).bytes()).toHaveLength(80_005)
  })

  it('is none when there is none', async () => {
    const request = new Request('http://localhost/', { method: 'POST' })
    expect(await readRequestContent(request, LIMIT, createFakeClock(), {})).toEqual({
      content: null,
      length: null,
    })
  })

  // Platform fact 15: Bun cuts neither slow nor stalled bodies.
  it('is given up when it stalls', async () => {
    const clock = createFakeClock()
    const { request, arrive, cancelled } = upload()
    arrive(10)
    const exchange = {}
    const failed = Promise.resolve(readRequestContent(request, LIMIT, clock, exchange)).catch(
      (cause: unknown) => cause,
    )
    await clock.advance(22_000)
    expect(await failed).toMatchObject({ code: 'request_timeout', status: 408 })
    expect(exchange).toEqual({ contentLeft: true })
    expect(cancelled()).toBe(true)
    expect(clock.timers()).toBe(0)
  })

  it('is given up when it trickles below 500 octets a second', async () => {
    const clock = createFakeClock()
    const { request, arrive } = upload()
    const failed = Promise.resolve(readRequestContent(request, LIMIT, clock, {})).catch(
      (cause: unknown) => cause,
    )
    for (let second = 0; second < 20; second += 1) {
      arrive(10)
      await clock.advance(1_000)
    }
    await clock.advance(2_000)
    expect(await failed).toMatchObject({ code: 'request_timeout' })
  })

  it('may take its time at a fair pace', async () => {
    const clock = createFakeClock()
    const { request, arrive, finish } = upload()
    const read = readRequestContent(request, LIMIT, clock, {})
    for (let second = 0; second < 60; second += 1) {
      arrive(1_000)
      await clock.advance(1_000)
    }
    finish()
    expect((await read).content).toHaveLength(60_000)
  })

  it('is not held against the client while the service takes nothing', async () => {
    const clock = createFakeClock()
    const { request, arrive } = upload()
    arrive(70_000)
    const exchange = {}
    const { content } = await readRequestContent(request, LIMIT, clock, exchange)
    await clock.advance(300_000)
    expect(exchange).toEqual({})
    const reader = (content as ReadableStream<Uint8Array>).getReader()
    expect((await reader.read()).value).toHaveLength(70_000)
    await reader.cancel()
    expect(clock.timers()).toBe(0)
    expect(exchange).toEqual({ contentLeft: true })
  })
})
