import { describe, expect, it } from 'bun:test'
import { endingConnections } from '../../src/runtime/drain.ts'

describe('answers', () => {
  it('end their connection once the process was told to stop, and not before', async () => {
    let draining = false
    const fetch = endingConnections(() => new Response('well'), { isDraining: () => draining })
    const ask = async (): Promise<string | null> =>
      (await fetch(new Request('http://localhost/'))).headers.get('connection')
    expect(await ask()).toBeNull()
    draining = true
    expect(await ask()).toBe('close')
  })
})
