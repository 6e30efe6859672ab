// ASVS 5.0 V7.2.3, V7.2.4; CWE-384
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, claimsOf, createGateway, issue } from '../identity/support.ts'

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
