import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import type { Clock } from '../../src/policies/clock.ts'
import { readAnswerContent } from '../../src/proxy/answer-content.ts'
import { createAsk, type Question } from '../../src/proxy/ask.ts'
import type { Service } from '../../src/proxy/service.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { exchange, fieldOf } from './stage.ts'

const setUp = (respond: () => Promise<InboundResponse>) => {
  const clock = createFakeClock()
  const seen: OutboundRequest[] = []
  const service: Service = {
    name: 'patients',
    timeoutMs: 15_000,
    send: (request) => {
      seen.push(request)
      return respond()
    },
    state: () => ({ name: 'patients', breaker: 'closed', inFlight: 0, queued: 0, instances: [] }),
    ping: async () => 1,
    close: async () => {},
  }
  const ask = createAsk(service, clock)
  const question: Question = {
    exchange: exchange(),
    identity: null,
    method: 'GET',
    target: '/api/v1/patients/1',
  }
  return { clock, seen, ask: (overrides: Partial<Question> = {}) => ask({ ...question, ...overrides }) }
}

const json =
  (content: InboundResponse['content'], status = 200, type = 'application/json') =>
  async () => ({
    status,
    reason: '',
    fields: ['Content-Type', type],
    content,
  })

const octets = (text: string) => new TextEncoder().encode(text)

describe('ask', () => {
  it('reads the JSON of an answer, whatever its status', async () => {
    const { ask } = setUp(json(octets('{"detail":"no"}'), 404))
    expect(await ask()).toMatchObject({ status: 404, json: { detail: 'no' } })
  })

  it.each(['application/problem+json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'takes %s for JSON',
    async (type) => {
      expect(await setUp(json(octets('[1]'), 200, type)).ask()).toMatchObject({ json: [1] })
    },
  )

  it('takes no part for the whole when the timer of the deadline comes a moment early', async () => {
    const clock = createFakeClock()
    const early: Clock = { ...clock, after: (delayMs, run) => clock.after(delayMs - 1, run) }
    const content = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(octets('1')) })
    const reading = readAnswerContent(content, 10_000, early)
    reading.catch(() => undefined)
    await clock.advance(9_999)
    await expect(reading).rejects.toMatchObject({ stage: 'deadline' })
  })

  it('has no JSON for other content', async () => {
    expect((await setUp(json(octets('<p>'), 502, 'text/html')).ask()).json).toBeUndefined()
    expect((await setUp(json(null, 204)).ask()).json).toBeUndefined()
  })

  it('reads streamed content', async () => {
    const { ask } = setUp(json(new Blob(['{"a":', '1}']).stream()))
    expect((await ask()).json).toEqual({ a: 1 })
  })

  it.each([
    ['malformed JSON', octets('{"name":"Ana')],
    ['octets that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['more than 4 MiB', new Uint8Array(4 * 1024 * 1024 + 1)],
  ])('calls %s a bad gateway, quoting nothing of it', async (_name, content) => {
    const error = await setUp(json(content))
      .ask()
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'bad_gateway' })
    expect(JSON.stringify(error)).not.toContain('Ana')
    expect(String((error as Error).cause)).not.toContain('Ana')
  })

  it('does not read on after the deadline', async () => {
    const { ask, clock } = setUp(json(new ReadableStream()))
    const failed = ask({ timeoutMs: 1_000 }).catch((cause: unknown) => cause)
    await clock.advance(1_000)
    expect(await failed).toMatchObject({ code: 'gateway_timeout' })
  })

  it('sends JSON with identity and key', async () => {
    const { ask, seen } = setUp(json(null, 201))
    await ask({
      method: 'POST',
      json: { name: 'Ñ' },
      idempotencyKey: 'k-1',
      identity: { userId: 'u-1', role: 'patient', token: 't' },
    })
    const [request] = seen
    expect(request).toMatchObject({ method: 'POST', idempotencyKey: 'k-1', subject: 'u-1', deadline: 15_000 })
    expect(request?.content).toEqual(octets('{"name":"Ñ"}'))
    const fields = request?.fields ?? []
    expect(fieldOf(fields, 'content-type')).toBe('application/json')
    expect(fieldOf(fields, 'authorization')).toBe('Bearer t')
    expect(fieldOf(fields, 'x-user-type')).toBe('patient')
    expect(fieldOf(fields, 'x-request-id')).toBe('0190b5c2-7d3e-4f00-8a61-9f0d1c2b3a45')
    expect(fieldOf(fields, 'idempotency-key')).toBe('k-1')
  })

  it('fails only by the catalogue', async () => {
    const { ask } = setUp(() => Promise.reject(new TransportFailure('connect', 'never', 'refused')))
    expect(await ask().catch((cause: unknown) => cause)).toMatchObject({ code: 'service_unreachable' })
  })
})
