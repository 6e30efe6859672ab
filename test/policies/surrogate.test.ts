import { describe, expect, it } from 'bun:test'
import type { OutboundRequest } from '../../src/http/message.ts'
import { createCache } from '../../src/policies/cache.ts'
import { createMemoryCacheStore } from '../../src/policies/memory-cache-store.ts'
import { asSurrogate } from '../../src/policies/surrogate.ts'
import { fieldOf } from '../proxy/stage.ts'
import { createFakeClock } from './fake-clock.ts'
import { outbound } from './requests.ts'

/** A surrogate in front of a service that answers all alike, with these fields. */
const setUp = (...fields: string[]) => {
  const clock = createFakeClock()
  const asked: OutboundRequest[] = []
  const store = createMemoryCacheStore(clock)
  const surrogate = asSurrogate(createCache({ store, clock, service: 'lab', origins: new Set() }))
  const send = surrogate(async (request) => {
    asked.push(request)
    return { status: 200, reason: '', fields, content: new TextEncoder().encode('x') }
  })
  const get = (overrides: Partial<OutboundRequest> = {}) => send(outbound({ subject: null, ...overrides }))
  return { clock, asked, get }
}

describe('surrogate', () => {
  it('tells the service its name, and nothing of what the client says to be capable of', async () => {
    const { asked, get } = setUp()
    await get({ fields: ['surrogate-capability', 'browser="ESI/1.0"', 'accept', '*/*'] })
    expect(asked[0]?.fields).toEqual([
      'accept',
      '*/*',
      'Surrogate-Capability',
      'predicthealth="Surrogate/1.0"',
    ])
  })

  it('keeps an answer as long as Surrogate-Control says, and hands on what Cache-Control says to others', async () => {
    const { clock, asked, get } = setUp('Cache-Control', 'no-store', 'Surrogate-Control', 'max-age=60')
    await get()
    await clock.advance(59_000)
    const { fields } = await get()
    expect(asked).toHaveLength(1)
    expect(fieldOf(fields, 'cache-control')).toBe('no-store')
    await clock.advance(1_000)
    await get()
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['no-store', {}],
    ['max-age=0', {}],
    ['max-age=60', { fields: ['authorization', 'Basic x'] }],
    ['max-age=60', { subject: 'u-1' }],
  ])('does not keep an answer with Surrogate-Control: %s asked with %p', async (control, overrides) => {
    const { asked, get } = setUp('Cache-Control', 'public, max-age=60', 'Surrogate-Control', control)
    await get(overrides)
    await get(overrides)
    expect(asked).toHaveLength(2)
  })

  it('shows Surrogate-Control to nobody, kept or not', async () => {
    for (const control of ['max-age=60', 'no-store', 'max-age=60;another']) {
      const { get } = setUp('Surrogate-Control', control)
      for (const { fields } of [await get(), await get()])
        expect(fieldOf(fields, 'surrogate-control')).toBeNull()
    }
  })
})
