import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createIdempotency } from '../../src/policies/idempotency.ts'
import { createMemoryIdempotencyStore } from '../../src/policies/memory-idempotency-store.ts'
import { fieldOf } from '../proxy/stage.ts'
import { createFakeClock, settled } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

const octets = (text: string) => new TextEncoder().encode(text)

const SECRET_KEY = 'a secret key for tests, 32 octets long'

const setUp = (
  respond: (times: number) => Promise<InboundResponse> = async (times) =>
    answer(201, { content: octets(`made ${times}`) }),
  take: (request: OutboundRequest) => Promise<void> = async () => undefined,
) => {
  const clock = createFakeClock()
  let times = 0
  const once = createIdempotency({
    store: createMemoryIdempotencyStore(clock),
    service: 'patients',
    secretKey: SECRET_KEY,
  })
  const send = once(async (request) => {
    times += 1
    await take(request)
    return respond(times)
  })
  return {
    clock,
    times: () => times,
    post: (overrides: Partial<OutboundRequest> = {}) =>
      send(
        outbound({
          method: 'POST',
          content: octets('{"a":1}'),
          idempotencyKey: 'k-1',
          subject: 'u-1',
          ...overrides,
        }),
      ).catch((error: unknown) => error),
  }
}

describe('idempotency keys', () => {
  it('do a thing once and repeat its first answer', async () => {
    const { post, times } = setUp()
    await post()
    const again = (await post()) as InboundResponse
    expect(again).toMatchObject({ status: 201, content: octets('made 1') })
    expect(fieldOf(again.fields, 'idempotency-replayed')).toBe('true')
    expect(times()).toBe(1)
  })

  it('keep the answer for a day', async () => {
    const { post, times, clock } = setUp()
    await post()
    await clock.advance(24 * 60 * 60 * 1_000 - 1)
    await post()
    expect(times()).toBe(1)
    await clock.advance(1)
    await post()
    expect(times()).toBe(2)
  })

  it('belong to their user', async () => {
    const { post, times } = setUp()
    await post()
    await post({ subject: 'u-2' })
    expect(times()).toBe(2)
  })

  it.each([{ content: octets('{"a":2}') }, { target: '/things/2' }, { method: 'PATCH' }])(
    'are refused for something else (%#)',
    async (other) => {
      const { post, times } = setUp()
      await post()
      expect(await post(other)).toMatchObject({ code: 'invalid_input', status: 422 })
      expect(times()).toBe(1)
    },
  )

  it('answer 409 while the first is under way', async () => {
    const work = Promise.withResolvers<InboundResponse>()
    const { post, times } = setUp(() => work.promise)
    const first = post()
    await settled()
    expect(await post()).toMatchObject({ code: 'conflict', status: 409, retryAfterSeconds: 1 })
    work.resolve(answer(201))
    expect(await first).toMatchObject({ status: 201 })
    expect(times()).toBe(1)
  })

  it.each([500, 503, 429, 401])('may be tried again after %d', async (status) => {
    const { post, times } = setUp(async () => answer(status))
    await post()
    await post()
    expect(times()).toBe(2)
  })

  it('may be tried again when nothing was sent', async () => {
    const { post, times } = setUp(() => Promise.reject(new TransportFailure('connect', 'never', 'refused')))
    await post()
    await post()
    expect(times()).toBe(2)
  })

  it('are held when nobody knows whether it was done', async () => {
    const { post, times } = setUp(() => Promise.reject(new TransportFailure('head', 'perhaps', 'reset')))
    await post()
    expect(await post()).toMatchObject({ code: 'conflict' })
    expect(times()).toBe(1)
  })

  it.each(['', 'a b', 'x'.repeat(256), 'ñ'])('must be plain: %p is refused', async (idempotencyKey) => {
    const { post, times } = setUp()
    expect(await post({ idempotencyKey })).toMatchObject({ status: 400 })
    expect(times()).toBe(0)
  })

  it('do not concern requests without one, nor GET', async () => {
    const { post, times } = setUp()
    await post({ idempotencyKey: null })
    await post({ idempotencyKey: null })
    await post({ method: 'GET' })
    await post({ method: 'GET' })
    expect(times()).toBe(4)
  })

  describe('with content that streams', () => {
    const streamOf = (text: string) => new Response(text).body as ReadableStream<Uint8Array>
    /** A service that reads what it is sent. */
    const reading = async (request: OutboundRequest) => {
      await new Response(request.content as ReadableStream<Uint8Array>).text()
    }

    it('do a thing once, repeat its first answer, and tell other content', async () => {
      const { post, times } = setUp(undefined, reading)
      await post({ content: streamOf('a long report') })
      const again = (await post({ content: streamOf('a long report') })) as InboundResponse
      expect(again).toMatchObject({ status: 201, content: octets('made 1') })
      expect(await post({ content: streamOf('another report') })).toMatchObject({ code: 'invalid_input' })
      expect(times()).toBe(1)
    })

    it('answer 409 at once while the first is under way, and let go of the second', async () => {
      const { post, times } = setUp(() => new Promise(() => undefined))
      void post({ content: streamOf('a long report') })
      await settled()
      let cancelled = false
      const content = new ReadableStream<Uint8Array>({
        cancel() {
          cancelled = true
        },
      })
      expect(await post({ content })).toMatchObject({ status: 409 })
      expect([cancelled, times()]).toEqual([true, 1])
    })

    it('may be tried again when the content broke off, or was refused before its end', async () => {
      for (const respond of [
        () => Promise.reject(new TransportFailure('abort', 'perhaps', 'the client left')),
        async () => answer(413),
      ]) {
        const { post, times } = setUp(respond)
        await post({ content: streamOf('a long report') })
        await post({ content: streamOf('a long report') })
        expect(times()).toBe(2)
      }
    })
  })

  it('leave nothing in the store that content could be tried against without the secret', async () => {
    const claimed = async (secretKey: string): Promise<unknown> => {
      let record: unknown
      const once = createIdempotency({
        store: {
          claim: async (_key, running) => {
            record = running
            return null
          },
          replace: async () => {},
          release: async () => {},
        },
        service: 'auth',
        secretKey,
      })
      const content = octets('{"password":"Paciente123!"}')
      await once(async () => answer())(outbound({ method: 'POST', idempotencyKey: 'k', content }))
      return record
    }
    expect(await claimed(SECRET_KEY)).toEqual(await claimed(SECRET_KEY))
    expect(await claimed(SECRET_KEY)).not.toEqual(await claimed(SECRET_KEY.toUpperCase()))
  })

  it('fail closed when the store does not answer', async () => {
    let times = 0
    const once = createIdempotency({
      store: {
        claim: () => Promise.reject(new Error('down')),
        replace: async () => {},
        release: async () => {},
      },
      service: 'patients',
      secretKey: SECRET_KEY,
    })
    const send = once(async () => {
      times += 1
      return answer()
    })
    await expect(send(outbound({ method: 'POST', idempotencyKey: 'k' }))).rejects.toMatchObject({
      status: 503,
    })
    expect(times).toBe(0)
  })
})
