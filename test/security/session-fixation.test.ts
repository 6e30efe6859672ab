// ASVS 5.0 V7.2.3, V7.2.4; CWE-384
import { describe, expect, it } from 'bun:test'
import type { DemoAccount } from '../../src/standins/seed/demo-accounts.ts'
import { bearer, CLIENT, claimsOf, createGateway, issue } from '../identity/support.ts'
import { demoAccount, logIn } from '../support/api-client.ts'
import { createBrowserClient } from '../support/browser-client.ts'
import { startGateway } from '../support/gateway.ts'

describe('a login', () => {
  it('makes a new id and new tokens each time, even of one and the same issued token', async () => {
    const { sessions } = createGateway()
    const issued = await issue()
    const one = await sessions.open(issued, CLIENT)
    const two = await sessions.open(issued, CLIENT)
    expect(two.session.sid).not.toBe(one.session.sid)
    expect(two.accessToken).not.toBe(one.accessToken)
    expect(two.refreshToken).not.toBe(one.refreshToken)
  })

  it('never takes over an id or a token that somebody chose', async () => {
    const { sessions, store } = createGateway()
    const issued = await issue({ sid: 'chosen', jti: 'chosen' })
    await store.swap(`access_token:${issued}`, null, '{"sid":"chosen","until":1e15}', 60_000)
    const { session, accessToken } = await sessions.open(issued, CLIENT)
    expect(session.sid).not.toBe('chosen')
    expect(claimsOf(accessToken)).not.toMatchObject({ jti: 'chosen' })
    expect(accessToken).not.toBe(issued)
  })

  it('has an id of 256 random bits', async () => {
    const { sessions } = createGateway()
    const { session } = await sessions.open(await issue(), CLIENT)
    expect(Buffer.from(session.sid, 'base64url')).toHaveLength(32)
  })

  it('does not revive a session whose tokens are known from before', async () => {
    const { sessions } = createGateway()
    const before = await sessions.open(await issue(), CLIENT)
    await sessions.close(before.session)
    await sessions.open(await issue(), CLIENT)
    expect(await sessions.authenticate(bearer(before.accessToken))).toBeNull()
  })
})

describe('a login in a browser that has a session', () => {
  it('ends that session, whoever it was of, and no other', async () => {
    const gateway = await startGateway()
    try {
      const elsewhere = await logIn(gateway.url, demoAccount('patient'))
      const browser = createBrowserClient(gateway.url)
      const doors = [
        browser.logIn,
        ({ email, password }: DemoAccount) => browser.script('/api/web/auth/login', { email, password }),
      ]
      for (const enter of doors) {
        await enter(demoAccount('patient'))
        const left = createBrowserClient(gateway.url)
        for (const [name, value] of browser.cookies) left.cookies.set(name, value)
        expect((await left.script('/api/v1/auth/validate')).status).toBe(200)
        await enter(demoAccount('doctor'))
        expect((await left.script('/api/v1/auth/validate')).status).toBe(401)
        expect((await browser.script('/api/v1/auth/validate')).status).toBe(200)
      }
      expect((await elsewhere.ask('GET', '/api/v1/auth/validate')).status).toBe(200)
    } finally {
      await gateway.close()
    }
  }, 60_000)
})
