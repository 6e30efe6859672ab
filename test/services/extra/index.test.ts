import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import type { ExtraServiceConfig } from '../../../src/config.ts'
import { ruleOf } from '../../../src/plugins/rule.ts'
import type { Forwarding } from '../../../src/proxy/forwarding.ts'
import { extraService } from '../../../src/services/extra/index.ts'
import { attachExchange } from '../../../src/telemetry/exchange.ts'
import { canaryExchange } from '../../support/exchange.ts'

const config = (members: Partial<ExtraServiceConfig> = {}): ExtraServiceConfig => ({
  name: 'labs',
  prefix: '/labs',
  urls: [new URL('http://127.0.0.1:9')],
  timeoutMs: 1_000,
  maxInFlight: 1,
  slowMs: null,
  retries: 0,
  maxConnections: 4,
  connectTimeoutMs: 1_000,
  idleTimeoutMs: 30_000,
  keepAliveMs: 3_000,
  healthIntervalMs: 10_000,
  headersTimeoutMs: null,
  failureRatio: null,
  cacheSeconds: null,
  stripPrefix: false,
  public: false,
  roles: [],
  cache: false,
  websocket: false,
  contentLimitBytes: 1_000,
  ...members,
})

const createLabs = (members: Partial<ExtraServiceConfig>) => {
  const forwarded: Forwarding[] = []
  const group = extraService(config(members), {
    forward: async (forwarding) => {
      forwarded.push(forwarding)
      return new Response('ok')
    },
    sessions: { upstreamToken: async () => 'token', list: async () => [], watch: () => () => {} },
  })
  const app = new Elysia({ systemRouter: false }).use(group)
  const ask = async (path: string, search = ''): Promise<string | undefined> => {
    const request = new Request(`http://localhost${path}${search}`)
    attachExchange(request, canaryExchange({ path, search }))
    await app.handle(request)
    return forwarded.at(-1)?.target
  }
  return { app, ask }
}

describe('an extra service', () => {
  it('gets everything below its prefix as it came', async () => {
    const { ask } = createLabs({})
    expect(await ask('/labs/a%2Eb/c', '?d=e')).toBe('/labs/a%2Eb/c?d=e')
    expect(await ask('/labs')).toBe('/labs')
  })

  it('gets it without the prefix when told so', async () => {
    const { ask } = createLabs({ stripPrefix: true })
    expect(await ask('/labs/results/7', '?d=e')).toBe('/results/7?d=e')
    expect(await ask('/labs', '?d=e')).toBe('/?d=e')
  })

  it('is for signed-in users, for the roles it names, or open only when it says so', () => {
    const accessOf = (members: Partial<ExtraServiceConfig>) =>
      createLabs(members).app.routes.map((route) => {
        const rule = ruleOf(route.hooks)
        return [rule?.access, rule?.unguarded ?? false]
      })
    expect(accessOf({})).toEqual([
      ['signed-in', false],
      ['signed-in', false],
    ])
    expect(accessOf({ roles: ['doctor'] })[0]).toEqual([{ doctor: 'any' }, false])
    expect(accessOf({ public: true })[0]).toEqual(['public', true])
  })
})
