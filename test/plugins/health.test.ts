import { describe, expect, it } from 'bun:test'
import { health } from '../../src/plugins/health.ts'
import type { ServiceState } from '../../src/proxy/service.ts'
import type { DependencyState } from '../../src/telemetry/dependency-report.ts'

const up: DependencyState = { name: 'sessions', kind: 'real', state: 'up', latency_ms: 1 }
const service = (over: Partial<ServiceState>): ServiceState => ({
  name: 'patients',
  breaker: 'closed',
  inFlight: 0,
  queued: 0,
  instances: [{ origin: 'http://inner:8004', healthy: true, inFlight: 0 }],
  ...over,
})

const ask = (path: string, over: Partial<Parameters<typeof health>[0]> = {}): Promise<Response> => {
  const app = health({
    version: '1.2.3',
    dependencies: async () => [up],
    services: () => [service({})],
    isDraining: () => false,
    routes: () => app.routes,
    ...over,
  })
  return Promise.resolve(app.handle(new Request(`http://localhost${path}`)))
}

describe('/health', () => {
  it('asks no dependency', async () => {
    const never = () => Promise.reject(new Error('asked'))
    expect((await ask('/health', { dependencies: never })).status).toBe(200)
  })
})

describe('/ready', () => {
  it('is 200 when every dependency answers', async () => {
    const answer = await ask('/ready')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'ready', dependencies: [up] })
  })

  it('is 503 and names what is down', async () => {
    const down: DependencyState = { ...up, name: 'database', state: 'down' }
    const answer = await ask('/ready', { dependencies: async () => [up, down] })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ status: 'not_ready', dependencies: [up, down] })
  })

  it('is 503 while the process drains', async () => {
    const answer = await ask('/ready', { isDraining: () => true })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ status: 'draining' })
  })
})

describe('/api/v1/health', () => {
  const stateOf = async (over: Partial<ServiceState>): Promise<unknown> => {
    const answer = await ask('/api/v1/health', { services: () => [service(over)] })
    return (await answer.json()).services[0].state
  }

  it('lists every endpoint, itself included', async () => {
    const { endpoints } = await (await ask('/api/v1/health')).json()
    expect(endpoints.map(({ path }: { path: string }) => path)).toEqual([
      '/api/v1/health',
      '/health',
      '/ready',
    ])
  })

  it('names no inner address', async () => {
    expect(await (await ask('/api/v1/health')).text()).not.toContain('inner')
  })

  it('tells the state of a service from its breaker and instances', async () => {
    const [good, bad] = [
      { origin: 'http://a', healthy: true, inFlight: 0 },
      { origin: 'http://b', healthy: false, inFlight: 0 },
    ]
    expect(await stateOf({})).toBe('up')
    expect(await stateOf({ breaker: 'open' })).toBe('down')
    expect(await stateOf({ breaker: 'half-open' })).toBe('degraded')
    expect(await stateOf({ instances: [good, bad] })).toBe('degraded')
    expect(await stateOf({ instances: [bad] })).toBe('down')
  })
})
