import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createRetry } from '../../src/policies/retry.ts'
import { createRetryBudget } from '../../src/policies/retry-budget.ts'
import { createFakeClock, settled } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

type Step = InboundResponse | Error

const refused = () => new TransportFailure('connect', 'never', 'refused')
const reset = () => new TransportFailure('head', 'perhaps', 'reset')
const silent = () => new TransportFailure('head', 'perhaps', 'no head', { timedOut: true })

/** Runs one request against scripted attempts; the last step repeats. */
const run = async (
  request: Partial<OutboundRequest>,
  steps: Step[],
  advanceMs = 20_000,
  random = () => 1,
) => {
  const clock = createFakeClock()
  const attemptsAt: number[] = []
  const retry = createRetry({ retries: 2, budget: createRetryBudget(clock), clock, random })
  const send = retry(async () => {
    const step = steps[Math.min(attemptsAt.length, steps.length - 1)]
    attemptsAt.push(clock.now())
    if (step === undefined || step instanceof Error) throw step
    return step
  })
  let result: InboundResponse | Error | null = null
  send(outbound(request)).then(
    (response) => {
      result = response
    },
    (error: Error) => {
      result = error
    },
  )
  await settled()
  await clock.advance(advanceMs)
  return { attemptsAt, result: result as InboundResponse | Error | null }
}

describe('retry', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])(
    'repeats a %s whose connection broke before the answer',
    async (method) => {
      const { attemptsAt, result } = await run({ method }, [reset(), answer()])
      expect(attemptsAt).toHaveLength(2)
      expect(result).toMatchObject({ status: 200 })
    },
  )

  it.each([502, 503, 504])('repeats a GET answered %d', async (status) => {
    const { result } = await run({}, [answer(status), answer()])
    expect(result).toMatchObject({ status: 200 })
  })

  it('tells of each further attempt', async () => {
    let resends = 0
    const onResend = () => {
      resends += 1
    }
    await run({ onResend }, [reset(), answer(503), answer()])
    expect(resends).toBe(2)
  })

  it('hands on a 503 as it came where a cache shows what the service answers', async () => {
    const clock = createFakeClock()
    let attempts = 0
    const retry = createRetry({
      ...{ retries: 2, budget: createRetryBudget(clock), clock, random: () => 0 },
      troubledAnswers: 'pass',
    })
    const send = retry(async () => answer(++attempts > 0 ? 503 : 200))
    expect((await send(outbound())).status).toBe(503)
    expect(attempts).toBe(1)
  })

  it.each([500, 501, 429, 404])('does not repeat a GET answered %d', async (status) => {
    const { attemptsAt } = await run({}, [answer(status)])
    expect(attemptsAt).toHaveLength(1)
  })

  it('takes an error with a validator or a lifetime as meant', async () => {
    for (const name of ['ETag', 'Last-Modified', 'Expires']) {
      const { attemptsAt } = await run({}, [answer(503, { fields: [name, 'x'] })])
      expect(attemptsAt).toHaveLength(1)
    }
  })

  it('gives up after two repetitions and hands on the last answer', async () => {
    const { attemptsAt, result } = await run({}, [answer(503)])
    expect(attemptsAt).toHaveLength(3)
    expect(result).toMatchObject({ status: 503 })
  })

  // Original defect D1: one POST reached the service three times.
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'never repeats a %s the service may have seen',
    async (method) => {
      for (const step of [
        reset(),
        silent(),
        answer(503),
        new TransportFailure('write', 'perhaps', 'broke'),
      ]) {
        const { attemptsAt } = await run({ method, content: new Uint8Array(1) }, [step])
        expect(attemptsAt).toHaveLength(1)
      }
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('repeats a %s that was certainly not sent', async (method) => {
    const { attemptsAt } = await run({ method, content: new Uint8Array(1) }, [refused(), answer()])
    expect(attemptsAt).toHaveLength(2)
  })

  // Decision 0040: the services do not recognise the key.
  it.each(['POST', 'PUT', 'PATCH'])(
    'does not take an Idempotency-Key as leave to repeat a %s',
    async (method) => {
      const { attemptsAt } = await run({ method, idempotencyKey: 'k1' }, [reset()])
      expect(attemptsAt).toHaveLength(1)
    },
  )

  it('repeats only what it still has: not a stream, not more than 64 KiB', async () => {
    for (const content of [new ReadableStream<Uint8Array>(), new Uint8Array(64 * 1024 + 1)]) {
      const { attemptsAt } = await run({ content }, [refused()])
      expect(attemptsAt).toHaveLength(1)
    }
    const { attemptsAt } = await run({ content: new Uint8Array(64 * 1024) }, [refused(), answer()])
    expect(attemptsAt).toHaveLength(2)
  })

  it('does not ask a silent service again', async () => {
    const { attemptsAt } = await run({}, [silent()])
    expect(attemptsAt).toHaveLength(1)
  })

  it.each(['abort', 'deadline', 'syntax', 'content'] as const)('does not repeat after %s', async (stage) => {
    const { attemptsAt } = await run({}, [new TransportFailure(stage, 'perhaps', stage)])
    expect(attemptsAt).toHaveLength(1)
  })

  it('does not repeat a request the client would not write', async () => {
    const { attemptsAt } = await run({}, [new TransportFailure('write', 'never', 'field value')])
    expect(attemptsAt).toHaveLength(1)
  })

  it('backs off from 50 ms, doubling, with full jitter', async () => {
    expect((await run({}, [reset()], 20_000, () => 1)).attemptsAt).toEqual([0, 50, 150])
    expect((await run({}, [reset()], 20_000, () => 0)).attemptsAt).toEqual([0, 0, 0])
  })

  it('waits as long as Retry-After says, up to 5 s', async () => {
    const busy = (value: string) => answer(503, { fields: ['Retry-After', value] })
    expect((await run({}, [busy('2'), answer()])).attemptsAt).toEqual([0, 2_000])
    expect((await run({}, [busy('Thu, 01 Jan 2026 00:00:03 GMT'), answer()])).attemptsAt).toEqual([0, 3_000])
    expect((await run({}, [busy('6'), answer()])).attemptsAt).toEqual([0])
  })

  it('never starts an attempt after the deadline', async () => {
    const { attemptsAt } = await run({ deadline: 100 }, [reset()])
    expect(attemptsAt).toEqual([0, 50])
  })

  it('stops waiting when the client leaves', async () => {
    const clock = createFakeClock()
    const leaving = new AbortController()
    const retry = createRetry({ retries: 2, budget: createRetryBudget(clock), clock, random: () => 1 })
    const sent = retry(() => Promise.reject(reset()))(outbound({ signal: () => leaving.signal }))
    await settled()
    leaving.abort()
    await expect(sent).rejects.toMatchObject({ stage: 'abort' })
    expect(clock.timers()).toBe(0)
  })

  it('lets go of the answer it does not use', async () => {
    let cancelled = false
    const content = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled = true
      },
    })
    await run({}, [answer(503, { content }), answer()])
    expect(cancelled).toBe(true)
  })
})

describe('retry budget', () => {
  it('allows three retries in 10 s to a quiet service', () => {
    const budget = createRetryBudget(createFakeClock())
    expect([1, 2, 3, 4].map(() => budget.withdraw())).toEqual([true, true, true, false])
  })

  it('allows a fifth of the requests', () => {
    const budget = createRetryBudget(createFakeClock())
    for (let i = 0; i < 100; i += 1) budget.deposit()
    let granted = 0
    while (budget.withdraw()) granted += 1
    expect(granted).toBe(20)
  })

  it('forgets after 10 s', async () => {
    const clock = createFakeClock()
    const budget = createRetryBudget(clock)
    while (budget.withdraw());
    await clock.advance(9_000)
    expect(budget.withdraw()).toBe(false)
    await clock.advance(1_000)
    expect(budget.withdraw()).toBe(true)
  })
})
