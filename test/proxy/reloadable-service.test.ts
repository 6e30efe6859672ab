import { describe, expect, it } from 'bun:test'
import type { InboundResponse, OutboundRequest } from '../../src/http/message.ts'
import { createReloadableService } from '../../src/proxy/reloadable-service.ts'
import type { Service } from '../../src/proxy/service.ts'

const request: OutboundRequest = {
  method: 'GET',
  target: '/',
  fields: [],
  content: null,
  contentLength: null,
  deadline: Number.POSITIVE_INFINITY,
  signal: null,
  idempotencyKey: null,
}

const createBuilds = () => {
  const built: { release: (status: number) => void; closed: Promise<void>; isClosed: () => boolean }[] = []
  const build = (): Service => {
    const answer = Promise.withResolvers<InboundResponse>()
    const closed = Promise.withResolvers<void>()
    let inFlight = 0
    let done = false
    built.push({
      release: (status) => answer.resolve({ status, reason: '', fields: [], content: null }),
      closed: closed.promise,
      isClosed: () => done,
    })
    return {
      name: 'patients',
      timeoutMs: built.length * 1_000,
      send: async () => {
        inFlight++
        return answer.promise.finally(() => inFlight--)
      },
      state: () => ({ name: 'patients', breaker: 'closed', inFlight, queued: 0, instances: [] }),
      ping: async () => built.length,
      close: async () => {
        done = true
        closed.resolve()
      },
    }
  }
  return { built, build }
}

describe('reloadable service', () => {
  it('sends to the newest build and lets requests under way finish on the old one', async () => {
    const { built, build } = createBuilds()
    const service = createReloadableService(build)
    const underWay = service.send(request)
    service.reload()
    expect(service.timeoutMs).toBe(2_000)
    const next = service.send(request)
    built[1]?.release(202)
    expect((await next).status).toBe(202)
    expect(built[0]?.isClosed()).toBe(false)
    built[0]?.release(200)
    expect((await underWay).status).toBe(200)
    await built[0]?.closed
    expect(built[1]?.isClosed()).toBe(false)
    await service.close()
  })

  it('closes what is still draining when it closes', async () => {
    const { built, build } = createBuilds()
    const service = createReloadableService(build)
    void service.send(request)
    service.reload()
    await service.close()
    expect(built.map((each) => each.isClosed())).toEqual([true, true])
  })
})
