// Defect A20, E5; ASVS 5.0 V4.1.3, RFC 7239 8.1: what a stranger says about addresses and identities is not believed.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { createLimits } from '../../src/identity/limits.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { exchangeOf } from '../../src/telemetry/exchange.ts'
import { createGuardedApp, type GuardedAppOptions } from '../support/guarded-app.ts'

const CLAIMS = {
  'x-forwarded-for': '6.6.6.6',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example',
  forwarded: 'for=6.6.6.6;proto=https;host=evil.example',
  'x-real-ip': '6.6.6.6',
  'x-user-id': 'admin-1',
  'x-user-type': 'admin',
  x_user_id: 'admin-1',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
}

const guarded = (options: GuardedAppOptions) =>
  createGuardedApp(
    (guard) =>
      new Elysia()
        .use(guard)
        .get(
          '/api/v1/seen',
          ({ request, session }) => {
            const { clientAddress, scheme, host, traceparent } = exchangeOf(request)
            return { clientAddress, scheme, host, traceparent, session }
          },
          ruled({ summary: '', access: 'public' }),
        )
        .get('/api/v1/private', () => 'in', ruled({ summary: '', access: 'signed-in' })),
    options,
  )

const seen = async (options: GuardedAppOptions, headers: Record<string, string>) =>
  (await guarded(options).fetch(new Request('http://localhost/api/v1/seen', { headers }))).json()

describe('forwarding and identity fields (defect A20)', () => {
  it('of a stranger change nothing', async () => {
    const peer = '203.0.113.9'
    for (const trustedProxies of [[], ['10.0.0.0/8']]) {
      expect(await seen({ peer, trustedProxies }, CLAIMS)).toEqual({
        clientAddress: peer,
        scheme: 'http',
        host: 'localhost',
        traceparent: null,
        session: null,
      })
    }
  })

  it('of a trusted proxy count, up to the first hop we do not know', async () => {
    const fields = {
      ...CLAIMS,
      'x-forwarded-for': '6.6.6.6, 198.51.100.7',
      'x-forwarded-host': 'gateway.example',
    }
    expect(await seen({ peer: '10.0.0.1', trustedProxies: ['10.0.0.0/8'] }, fields)).toMatchObject({
      clientAddress: '198.51.100.7',
      scheme: 'https',
      host: 'gateway.example',
      traceparent: CLAIMS.traceparent,
    })
  })

  it('never make a session', async () => {
    const { fetch } = guarded({ peer: '10.0.0.1', trustedProxies: ['10.0.0.0/8'] })
    expect((await fetch(new Request('http://localhost/api/v1/private', { headers: CLAIMS }))).status).toBe(
      401,
    )
  })

  it('do not get a stranger around a limit', async () => {
    const { fetch } = guarded({ peer: '203.0.113.9', limits: createLimits({ redis: null, apiPerMinute: 1 }) })
    const send = (address: string) =>
      fetch(new Request('http://localhost/api/v1/seen', { headers: { 'x-forwarded-for': address } }))
    expect([(await send('6.6.6.6')).status, (await send('7.7.7.7')).status]).toEqual([200, 429])
  })
})
