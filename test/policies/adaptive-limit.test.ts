import { describe, expect, it } from 'bun:test'
import type { InboundResponse } from '../../src/http/message.ts'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { createAdaptiveLimit } from '../../src/policies/adaptive-limit.ts'
import { createFakeClock } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

const setUp = () => {
  const clock = createFakeClock()
  const adaptive = createAdaptiveLimit({ clock, least: 4, most: 40, slowMs: 1_000 })
  const run = (respond: () => Promise<InboundResponse>) =>
    adaptive
      .policy(respond)(outbound())
      .catch((error: unknown) => error)
  return { clock, adaptive, run }
}

describe('adaptive limit', () => {
  it('starts at its most and falls by a tenth for each failure, not below its least', async () => {
    const { adaptive, run } = setUp()
    await run(async () => answer(503))
    expect(adaptive.limit()).toBe(36)
    for (let i = 0; i < 50; i += 1) await run(async () => answer(503))
    expect(adaptive.limit()).toBe(4)
  })

  it('falls for a slow answer', async () => {
    const { adaptive, run, clock } = setUp()
    const work = Promise.withResolvers<InboundResponse>()
    const sent = run(() => work.promise)
    await clock.advance(1_000)
    work.resolve(answer())
    await sent
    expect(adaptive.limit()).toBe(36)
  })

  it('rises by one for a round of good answers while it is what holds back', async () => {
    const { adaptive, run } = setUp()
    for (let i = 0; i < 50; i += 1) await run(async () => answer(503))
    const works = Array.from({ length: 8 }, () => Promise.withResolvers<InboundResponse>())
    const sent = works.map((work) => run(() => work.promise))
    for (const work of works) work.resolve(answer())
    await Promise.all(sent)
    expect(adaptive.limit()).toBe(5)
    for (let i = 0; i < 50; i += 1) await run(async () => answer())
    expect(adaptive.limit()).toBe(5)
  })

  it('does not mind clients that leave', async () => {
    const { adaptive, run } = setUp()
    await run(() => Promise.reject(new TransportFailure('abort', 'perhaps', 'left')))
    expect(adaptive.limit()).toBe(40)
  })
})
