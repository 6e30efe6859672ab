// ASVS 5.0 V9.2.2; RFC 8725 2.8, 3.11 (cross-JWT confusion)
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, cookie, createGateway, issue } from '../identity/support.ts'

describe('a token serves its purpose only', () => {
  it('a refresh token opens nothing', async () => {
    const { sessions } = createGateway()
    const { refreshToken } = await sessions.open(await issue(), CLIENT)
    expect(await sessions.authenticate(bearer(refreshToken))).toBeNull()
    expect(await sessions.authenticate(cookie(refreshToken))).toBeNull()
    await expect(sessions.open(refreshToken, CLIENT)).rejects.toMatchObject({ status: 502 })
  })

  it('an access token refreshes nothing', async () => {
    const { sessions } = createGateway()
    const { accessToken } = await sessions.open(await issue(), CLIENT)
    expect(await sessions.refresh(accessToken)).toBeNull()
    expect(await sessions.authenticate(bearer(accessToken))).not.toBeNull()
  })

  it('a token made for services, seen by one of them, opens nothing at the gateway', async () => {
    const { sessions } = createGateway()
    const { session } = await sessions.open(await issue(), CLIENT)
    const upstream = await sessions.upstreamToken(session)
    expect(await sessions.authenticate(bearer(upstream))).toBeNull()
    expect(await sessions.refresh(upstream)).toBeNull()
  })
})
