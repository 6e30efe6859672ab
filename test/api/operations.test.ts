import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startGateway()
}, 60_000)

afterAll(() => gateway.close())

const get = (path: string): Promise<Response> => fetch(new URL(path, gateway.url))

describe('operations', () => {
  it('is alive', async () => {
    const answer = await get('/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'healthy', service: 'predicthealth-gateway' })
  })

  it('is ready, each dependency with state and latency', async () => {
    const answer = await get('/ready')
    expect(answer.status).toBe(200)
    const { status, dependencies } = await answer.json()
    expect(status).toBe('ready')
    for (const dependency of dependencies) {
      expect(dependency).toEqual({
        name: expect.any(String),
        kind: 'embedded',
        state: 'up',
        latency_ms: expect.any(Number),
      })
    }
  })

  it('lists every endpoint without naming an inner address', async () => {
    const answer = await get('/api/v1/health')
    expect(answer.status).toBe(200)
    const body = await answer.text()
    expect(body).not.toContain('127.0.0.1')
    const { endpoints } = JSON.parse(body)
    for (const path of ['/health', '/ready', '/api/v1/health']) {
      expect(endpoints).toContainEqual({ method: 'GET', path, summary: expect.any(String) })
    }
  })

  it('does not show metrics to the public', async () => {
    expect((await get('/metrics')).status).not.toBe(200)
  })
})
