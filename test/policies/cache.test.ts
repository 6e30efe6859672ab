import { describe, expect, it } from 'bun:test'
import { ServiceOverloaded, ServiceUnavailable } from '../../src/errors.ts'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createCache } from '../../src/policies/cache.ts'
import type { CacheStore } from '../../src/policies/cache-store.ts'
import { createMemoryCacheStore } from '../../src/policies/memory-cache-store.ts'
import { fieldOf } from '../proxy/stage.ts'
import { createFakeClock, settled } from './fake-clock.ts'
import { outbound } from './requests.ts'

type Step = Partial<InboundResponse> | Error | Promise<InboundResponse>

const fields = (...list: string[]) => ['Content-Type', 'text/plain', ...list]
const text = (content: InboundResponse['content']) =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : null

/** A cache in front of a scripted service; each answer's content is its number, the last step repeats. */
const setUp = (steps: Step[], store?: CacheStore, longestSeconds?: () => number) => {
  const clock = createFakeClock()
  const asked: OutboundRequest[] = []
  const cache = createCache({
    store: store ?? createMemoryCacheStore(clock),
    clock,
    service: 'lab',
    origins: new Set(['http://10.0.0.5:9000']),
    ...(longestSeconds ? { longestSeconds } : {}),
  })
  const send = cache(async (request) => {
    const step = steps[Math.min(asked.length, steps.length - 1)] ?? {}
    asked.push(request)
    if (step instanceof Error) throw step
    const base = {
      status: 200,
      reason: '',
      fields: fields(),
      content: new TextEncoder().encode(String(asked.length)),
    }
    return step instanceof Promise ? step : { ...base, ...step }
  })
  return {
    clock,
    asked,
    get: async (overrides: Partial<OutboundRequest> = {}) => {
      const response = await send(outbound({ subject: null, ...overrides }))
      return {
        ...response,
        text: text(response.content),
        cacheStatus: fieldOf(response.fields, 'cache-status'),
        age: fieldOf(response.fields, 'age'),
      }
    },
  }
}

const fresh = { fields: fields('Cache-Control', 'max-age=60') }
const refused = () => new TransportFailure('connect', 'never', 'refused')

describe('cache', () => {
  it('answers from the store while fresh, with Age and Cache-Status', async () => {
    const { get, clock, asked } = setUp([fresh])
    expect((await get()).cacheStatus).toBe('predicthealth; fwd=uri-miss; fwd-status=200; stored')
    await clock.advance(10_000)
    const again = await get()
    expect(again).toMatchObject({ text: '1', age: '10', cacheStatus: 'predicthealth; hit; ttl=50' })
    expect(asked).toHaveLength(1)
  })

  it('asks again when it is no longer fresh', async () => {
    const { get, clock } = setUp([fresh])
    await get()
    await clock.advance(60_000)
    expect((await get()).text).toBe('2')
  })

  it.each(['no-store', 'private', 'no-cache', 'max-age=0'])(
    'does not reuse an answer with %s',
    async (directive) => {
      const { get } = setUp([
        {
          fields: fields(
            'Cache-Control',
            `${directive}, max-age=60`.replace('max-age=0, max-age=60', 'max-age=0'),
          ),
        },
      ])
      await get()
      expect((await get()).text).toBe('2')
    },
  )

  it('keeps apart what Vary tells apart', async () => {
    const { get } = setUp([{ fields: fields('Cache-Control', 'max-age=60', 'Vary', 'Accept-Language') }])
    await get({ fields: ['accept-language', 'es'] })
    expect((await get({ fields: ['accept-language', 'en'] })).text).toBe('2')
    expect((await get({ fields: ['accept-language', 'es'] })).text).toBe('1')
  })

  it('keeps apart what was asked for under different hosts and schemes, and forgets all of it at once', async () => {
    const { get, asked } = setUp([fresh])
    const under = (host: string, proto = 'https') =>
      get({ fields: ['x-forwarded-host', host, 'x-forwarded-proto', proto] })
    expect((await under('evil.example')).text).toBe('1')
    expect((await under('clinic.example')).text).toBe('2')
    expect((await under('clinic.example', 'http')).text).toBe('3')
    expect((await under('clinic.example')).text).toBe('2')
    await get({ method: 'PUT' })
    await under('evil.example')
    await under('clinic.example')
    expect(asked.length).toBe(6)
  })

  it('passes by for a signed-in user whose route has no cache rule', async () => {
    const { get } = setUp([{ fields: fields('Cache-Control', 'public, max-age=60') }])
    await get({ subject: 'u-1' })
    // What passed by is told so by `proxy/inbound.ts`.
    expect(await get({ subject: 'u-1' })).toMatchObject({ text: '2', cacheStatus: null })
    expect((await get()).text).toBe('3')
  })

  it('keeps private answers to their user', async () => {
    const cache = { scope: 'private', maxAgeSeconds: 60, staleIfErrorSeconds: 0 } as const
    const { get } = setUp([{}])
    expect((await get({ subject: 'u-1', cache })).text).toBe('1')
    expect((await get({ subject: 'u-2', cache })).text).toBe('2')
    expect((await get({ subject: 'u-1', cache })).text).toBe('1')
    expect((await get({ subject: 'u-2', cache })).text).toBe('2')
    expect((await get()).text).toBe('3')
  })

  it('shares what a route shares', async () => {
    const cache = { scope: 'shared', maxAgeSeconds: 60, staleIfErrorSeconds: 0 } as const
    const { get } = setUp([{}])
    await get({ subject: 'u-1', cache })
    expect((await get({ subject: 'u-2', cache })).text).toBe('1')
  })

  it('obeys no-store of the service in spite of the rule of a route', async () => {
    const cache = { scope: 'private', maxAgeSeconds: 60, staleIfErrorSeconds: 0 } as const
    const { get } = setUp([{ fields: fields('Cache-Control', 'no-store') }])
    await get({ subject: 'u-1', cache })
    expect((await get({ subject: 'u-1', cache })).text).toBe('2')
  })

  it('validates with what it has, and keeps the content on 304', async () => {
    const { get, clock, asked } = setUp([
      { fields: fields('Cache-Control', 'max-age=60', 'ETag', '"a"', 'X-Old', '1') },
      { status: 304, fields: ['Cache-Control', 'max-age=60', 'X-Old', '2'], content: null },
    ])
    await get()
    await clock.advance(61_000)
    const validated = await get({ fields: ['if-none-match', '"client"'] })
    expect(fieldOf(asked[1]?.fields ?? [], 'if-none-match')).toBe('"a"')
    expect(validated).toMatchObject({
      status: 200,
      text: '1',
      cacheStatus: 'predicthealth; fwd=stale; fwd-status=304; stored',
    })
    expect(fieldOf(validated.fields, 'x-old')).toBe('2')
    expect((await get()).cacheStatus).toStartWith('predicthealth; hit')
  })

  it('tells a client that it has it already', async () => {
    const { get } = setUp([{ fields: fields('Cache-Control', 'max-age=60', 'ETag', '"a"') }])
    await get()
    expect(await get({ fields: ['if-none-match', 'W/"a", "b"'] })).toMatchObject({
      status: 304,
      content: null,
    })
    expect((await get({ fields: ['if-none-match', '"b"'] })).status).toBe(200)
  })

  it('serves a part of what it has', async () => {
    const { get } = setUp([{ ...fresh, content: new TextEncoder().encode('0123456789') }])
    await get()
    const part = await get({ fields: ['range', 'bytes=2-4'] })
    expect(part).toMatchObject({ status: 206, text: '234' })
    expect(fieldOf(part.fields, 'content-range')).toBe('bytes 2-4/10')
  })

  it('answers HEAD from a stored GET', async () => {
    const { get, asked } = setUp([fresh])
    await get()
    const head = await get({ method: 'HEAD' })
    expect([head.content, fieldOf(head.fields, 'content-length'), asked.length]).toEqual([null, '1', 1])
  })

  it('is stale while it revalidates', async () => {
    const { get, clock, asked } = setUp([
      { fields: fields('Cache-Control', 'max-age=60, stale-while-revalidate=30') },
    ])
    await get()
    await clock.advance(70_000)
    expect(await get()).toMatchObject({ text: '1', cacheStatus: 'predicthealth; hit; ttl=-10' })
    await settled()
    expect(asked).toHaveLength(2)
    expect((await get()).text).toBe('2')
  })

  it.each([refused(), { status: 503 }])(
    'is stale if the service fails and the answer allowed it',
    async (failure) => {
      const { get, clock } = setUp([
        { fields: fields('Cache-Control', 'max-age=60, stale-if-error=300') },
        failure,
      ])
      await get()
      await clock.advance(120_000)
      expect(await get()).toMatchObject({
        status: 200,
        text: '1',
        age: '120',
        cacheStatus: 'predicthealth; hit; ttl=-60; detail=stale-if-error',
      })
      await clock.advance(300_000)
      expect(await get().catch(() => ({ status: 503 }))).toMatchObject({ status: 503 })
    },
  )

  it('is stale without permission only if the service could not be asked', async () => {
    const hungUp = new TransportFailure('head', 'perhaps', 'closed')
    for (const [failure, expected] of [
      [refused(), { status: 200, text: '1' }],
      [new ServiceUnavailable(), { status: 200, text: '1' }],
      [new ServiceOverloaded(), { code: 'service_overloaded' }],
      [hungUp, { stage: 'head' }],
      [{ status: 503 }, { status: 503 }],
    ] as const) {
      const { get, clock } = setUp([fresh, failure])
      await get()
      await clock.advance(120_000)
      expect(await get().catch((cause: unknown) => cause)).toMatchObject(expected)
    }
  })

  it('is never stale where the answer forbids it', async () => {
    const { get, clock } = setUp([
      { fields: fields('Cache-Control', 'max-age=60, must-revalidate, stale-if-error=300') },
      refused(),
    ])
    await get()
    await clock.advance(61_000)
    expect(await get().catch((cause: unknown) => cause)).toMatchObject({ stage: 'connect' })
  })

  it('keeps clinical answers stale only as long as the route says', async () => {
    const cache = { scope: 'private', maxAgeSeconds: 10, staleIfErrorSeconds: 60 } as const
    const { get, clock } = setUp([{}, refused()])
    await get({ subject: 'u-1', cache })
    await clock.advance(60_000)
    expect((await get({ subject: 'u-1', cache })).age).toBe('60')
    await clock.advance(11_000)
    expect(await get({ subject: 'u-1', cache }).catch((cause: unknown) => cause)).toMatchObject({
      stage: 'connect',
    })
  })

  it('keeps what a route lets be kept no longer than the operator wants, and nothing for no seconds', async () => {
    const cache = { scope: 'private', maxAgeSeconds: 10, staleIfErrorSeconds: 900 } as const
    let longest = 30
    const { get, asked, clock } = setUp([{}, refused(), refused(), {}, {}], undefined, () => longest)
    await get({ subject: 'u-1', cache })
    await clock.advance(29_000)
    expect((await get({ subject: 'u-1', cache })).age).toBe('29')
    await clock.advance(2_000)
    expect(await get({ subject: 'u-1', cache }).catch((cause: unknown) => cause)).toMatchObject({
      stage: 'connect',
    })
    longest = 0
    await get({ subject: 'u-1', cache })
    await get({ subject: 'u-1', cache })
    expect(asked).toHaveLength(5)
  })

  it('asks once for many that ask the same', async () => {
    const work = Promise.withResolvers<InboundResponse>()
    const { get, asked } = setUp([work.promise])
    const all = Promise.all(Array.from({ length: 20 }, () => get()))
    await settled()
    expect(asked).toHaveLength(1)
    work.resolve({ status: 200, reason: '', fields: fresh.fields, content: new TextEncoder().encode('one') })
    expect(new Set((await all).map((response) => response.text))).toEqual(new Set(['one']))
    expect(asked).toHaveLength(1)
  })

  it('puts nobody in a row for answers that others cannot have', async () => {
    const second = Promise.withResolvers<InboundResponse>()
    const { get, asked } = setUp([{}, second.promise])
    await get()
    const both = Promise.all([get(), get()])
    await settled()
    expect(asked).toHaveLength(3)
    second.resolve({ status: 200, reason: '', fields: [], content: null })
    await both
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
    'forgets a target after a %s that went well',
    async (method) => {
      const { get } = setUp([fresh])
      await get()
      expect((await get({ method })).cacheStatus).toBe('predicthealth; fwd=method')
      expect((await get()).text).toBe('3')
    },
  )

  it('does not keep what was asked before a change and came after it', async () => {
    const slow = Promise.withResolvers<InboundResponse>()
    const { get, clock } = setUp([slow.promise, { status: 204, content: null }, fresh])
    const before = get()
    await clock.advance(10)
    await get({ method: 'PUT' })
    slow.resolve({ status: 200, reason: '', ...fresh, content: new TextEncoder().encode('before') })
    expect((await before).text).toBe('before')
    await clock.advance(10)
    expect((await get()).text).toBe('3')
    expect((await get()).cacheStatus).toStartWith('predicthealth; hit')
  })

  it('keeps a target after an unsafe request that failed', async () => {
    const { get } = setUp([fresh, { status: 500 }])
    await get()
    await get({ method: 'POST' })
    expect((await get()).text).toBe('1')
  })

  it('forgets what Location names, but nothing of another host', async () => {
    const made = (location: string) => setUp([fresh, { status: 201, fields: fields('Location', location) }])
    for (const [location, expected] of [
      ['/things/1', '3'],
      ['http://10.0.0.5:9000/things/1', '3'],
      ['http://elsewhere.example/things/1', '1'],
    ] as const) {
      const { get } = made(location)
      await get()
      await get({ method: 'POST', target: '/things' })
      expect((await get()).text).toBe(expected)
    }
  })

  it('answers 504 to only-if-cached when it has nothing', async () => {
    const { get, asked } = setUp([fresh])
    expect((await get({ fields: ['cache-control', 'only-if-cached'] })).status).toBe(504)
    expect(asked).toHaveLength(0)
  })

  it('keeps an answer that streams, while it streams', async () => {
    const { get, asked } = setUp([{ ...fresh, content: new Blob(['part ', 'by part']).stream() }])
    const first = await get()
    expect(await new Response(first.content as ReadableStream).text()).toBe('part by part')
    await settled()
    expect((await get()).text).toBe('part by part')
    expect(asked).toHaveLength(1)
  })

  it('does not keep what broke off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(3))
      },
      pull: (controller) => controller.error(new TransportFailure('content', 'perhaps', 'cut')),
    })
    const { get } = setUp([{ ...fresh, content: broken }, fresh])
    const first = await get()
    await new Response(first.content as ReadableStream).text().catch(() => undefined)
    await settled()
    expect((await get()).text).toBe('2')
  })
})

describe('memory cache store', () => {
  const stored = (octets: number) => ({
    status: 200,
    fields: [],
    content: new Uint8Array(octets),
    requestedAt: 0,
    receivedAt: 0,
    selecting: [],
    authority: 'https://clinic.example',
    subject: null,
  })

  it('forgets what was used longest ago when it is full', async () => {
    const store = createMemoryCacheStore(createFakeClock(), 10_000)
    await store.set('a', [stored(3_000)], 60_000)
    await store.set('b', [stored(3_000)], 60_000)
    await store.get('a')
    await store.set('c', [stored(3_000)], 60_000)
    expect([
      (await store.get('a')).length,
      (await store.get('b')).length,
      (await store.get('c')).length,
    ]).toEqual([1, 0, 1])
  })

  it('forgets what is over', async () => {
    const clock = createFakeClock()
    const store = createMemoryCacheStore(clock)
    await store.set('a', [stored(1)], 1_000)
    await clock.advance(1_000)
    expect(await store.get('a')).toEqual([])
  })
})
