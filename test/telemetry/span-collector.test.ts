import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createSpanCollector } from '../../src/telemetry/span-collector.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { answer } from '../policies/requests.ts'
import { span, spans } from './spans.ts'

const stage = (respond: () => InboundResponse | Error, endpoint = 'http://collector.example:4318') => {
  const asked: OutboundRequest[] = []
  const clock = createFakeClock()
  const deliver = createSpanCollector({
    async send(request) {
      asked.push(request)
      const response = respond()
      if (response instanceof Error) throw response
      return response
    },
    endpoint: new URL(endpoint),
    version: '1.0.0',
    clock,
  })
  return { asked, clock, deliver }
}

const sentSpans = ({ content }: OutboundRequest): readonly { startTimeUnixNano: string }[] =>
  JSON.parse(new TextDecoder().decode(content as Uint8Array<ArrayBuffer>)).resourceSpans[0].scopeSpans[0]
    .spans

const partly = (rejectedSpans: unknown) =>
  answer(200, { content: new TextEncoder().encode(JSON.stringify({ partialSuccess: { rejectedSpans } })) })

describe('span collector', () => {
  it.each([
    ['http://collector.example:4318', '/v1/traces'],
    ['http://collector.example:4318/', '/v1/traces'],
    ['https://collector.example/otel/', '/otel/v1/traces'],
  ])('posts JSON below %s', async (endpoint, target) => {
    const { asked, deliver } = stage(() => answer(), endpoint)
    expect(await deliver(spans(2))).toEqual({ kind: 'taken', rejected: 0 })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ method: 'POST', target, deadline: 10_000 })
    expect(asked[0]?.fields).toEqual(['content-type', 'application/json'])
    expect(asked.flatMap(sentSpans)).toHaveLength(2)
  })

  it.each([
    ['3', 3],
    [1, 1],
    ['9', 5],
    ['-1', 0],
    ['many', 0],
  ])('counts %p spans the collector rejected of five as %d', async (said, rejected) => {
    expect(await stage(() => partly(said)).deliver(spans(5))).toEqual({ kind: 'taken', rejected })
  })

  it.each([429, 502, 503, 504])('tries again later after a %d, when it was asked to', async (status) => {
    const { deliver } = stage(() => answer(status, { fields: ['Retry-After', '7'] }))
    expect(await deliver(spans(1))).toEqual({ kind: 'later', afterMs: 7_000 })
    expect(await stage(() => answer(status)).deliver(spans(1))).toEqual({ kind: 'later', afterMs: 0 })
  })

  it('tries again later when the collector is away', async () => {
    const away = new TransportFailure('connect', 'never', 'refused')
    expect(await stage(() => away).deliver(spans(1))).toEqual({ kind: 'later', afterMs: 0 })
  })

  it.each([301, 400, 401, 404, 413, 500])('does not repeat what was answered %d', async (status) => {
    expect(await stage(() => answer(status)).deliver(spans(1))).toEqual({ kind: 'refused' })
  })

  it('follows a wall clock that was set', async () => {
    const { asked, clock, deliver } = stage(() => answer())
    const startOf = (index: number) =>
      Number(asked.slice(index).flatMap(sentSpans)[0]?.startTimeUnixNano.slice(0, -6))
    await deliver([span({ startedAt: 0 })])
    const wallMs = clock.wallMs
    clock.wallMs = () => wallMs() + 60_000
    await deliver([span({ startedAt: 0 })])
    expect(startOf(1) - startOf(0)).toBe(60_000)
  })
})
