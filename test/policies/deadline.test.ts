import { describe, expect, it } from 'bun:test'
import type { InboundResponse } from '../../src/http/message.ts'
import { createDeadline } from '../../src/policies/deadline.ts'
import { createDeadlineField } from '../../src/policies/deadline-field.ts'
import { createFakeClock, settled } from './fake-clock.ts'
import { answer, outbound } from './requests.ts'

describe('deadline', () => {
  it('ends a request that never gets an answer', async () => {
    const clock = createFakeClock()
    const sent = createDeadline(clock)(() => new Promise(() => {}))(outbound({ deadline: 1_000 }))
    const failure = sent.catch((error: unknown) => error)
    await clock.advance(1_050)
    expect(await failure).toMatchObject({ stage: 'deadline', sent: 'perhaps', timedOut: true })
    expect(clock.timers()).toBe(0)
  })

  it('does not send what is already late', async () => {
    const clock = createFakeClock()
    let asked = 0
    const send = createDeadline(clock)(async () => {
      asked += 1
      return answer()
    })
    await expect(send(outbound({ deadline: 0 }))).rejects.toMatchObject({ stage: 'deadline', sent: 'never' })
    expect(asked).toBe(0)
  })

  it('lets go of an answer that comes too late', async () => {
    const clock = createFakeClock()
    const work = Promise.withResolvers<InboundResponse>()
    const sent = createDeadline(clock)(() => work.promise)(outbound({ deadline: 100 })).catch(() => undefined)
    await clock.advance(200)
    await sent
    let cancelled = false
    const content = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled = true
      },
    })
    work.resolve(answer(200, { content }))
    await settled()
    expect(cancelled).toBe(true)
  })

  it('leaves no timer behind when all is answered', async () => {
    const clock = createFakeClock()
    await createDeadline(clock)(async () => answer())(outbound())
    await clock.advance(100)
    expect(clock.timers()).toBe(0)
  })

  it('tells the service how long the caller still waits', async () => {
    const clock = createFakeClock()
    await clock.advance(4_000)
    let fields: readonly string[] = []
    await createDeadlineField(clock)(async (request) => {
      fields = request.fields
      return answer()
    })(outbound({ deadline: 15_000 }))
    expect(fields.slice(-2)).toEqual(['x-request-timeout-ms', '11000'])
  })
})
