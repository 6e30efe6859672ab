// Defect A14, issue "identity" item 5; draft-ietf-httpapi-ratelimit-headers: the login's limits on the running gateway.
import { describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { startGateway } from '../support/gateway.ts'

const account = demoAccount('patient', 2)

const startTrusting = async (trusted: string) => {
  const gateway = await startGateway({ env: { TRUSTED_PROXIES: trusted } })
  const logIn = (password: string, forwardedFor: string): Promise<Response> =>
    fetch(new URL('/api/v1/auth/login', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
      body: JSON.stringify({ email: account.email, password }),
    })
  return { logIn, [Symbol.asyncDispose]: () => gateway.close() }
}

describe('logging in', () => {
  // Together: each has a gateway of its own, and a refused login takes its time.
  it.concurrent('says how much is left, is refused when nothing is, and is counted apart per network', async () => {
    await using gateway = await startTrusting('127.0.0.1/32')
    const { logIn } = gateway
    const first = await logIn('Falsa-Clave-1!', '203.0.113.7')
    expect(first.status).toBe(401)
    expect(first.headers.get('ratelimit-policy')).toBe('"login";q=30;w=60, "login-account";q=5;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"login";r=29;t=\d+, "login-account";r=4;t=\d+$/)

    const statuses: number[] = []
    for (let attempt = 2; attempt <= 5; attempt += 1)
      statuses.push((await logIn('Falsa-Clave-1!', `203.0.113.${attempt}`)).status)
    expect(statuses).toEqual([401, 401, 401, 401])
    // Neither another address of the network nor the right password gets the guesser further.
    const refused = await logIn(account.password, '203.0.113.99')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeWithin(1, 61)
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' })
    // The owner, elsewhere, is not locked out; what a client wrote left of its real address counts for nothing.
    expect((await logIn(account.password, '203.0.113.7, 198.51.100.4')).status).toBe(200)
    expect((await logIn(account.password, '198.51.100.4, 203.0.113.7')).status).toBe(429)
  }, 60_000)

  it.concurrent('believes no X-Forwarded-For from whom it does not trust', async () => {
    await using gateway = await startTrusting('')
    const { logIn } = gateway
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect((await logIn('Falsa-Clave-1!', `198.51.${attempt}.1`)).status).toBe(401)
    expect((await logIn(account.password, '203.0.113.1')).status).toBe(429)
  }, 60_000)
})
