// Defect B4: the same token was good on /api/v1 and bad on /api/web; ASVS 5.0 V7.2.1
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, cookie, createGateway, issue } from '../identity/support.ts'

describe('a token straight from the auth service (defect B4)', () => {
  it('opens nothing until the gateway has made a session of it', async () => {
    const { sessions } = createGateway()
    const issued = await issue()
    expect(await sessions.authenticate(bearer(issued))).toBeNull()
    expect(await sessions.authenticate(cookie(issued))).toBeNull()
    const opened = await sessions.open(issued, CLIENT)
    expect(await sessions.authenticate(bearer(opened.accessToken))).not.toBeNull()
    expect(await sessions.authenticate(bearer(issued))).toBeNull()
  })

  it('is dead once the store has forgotten its session, however long it lives', async () => {
    const { sessions, store } = createGateway()
    const opened = await sessions.open(await issue(), CLIENT)
    await store.remove(`access_token:${opened.accessToken}`)
    expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
  })

  it('is not kept alive by use when only its session is gone', async () => {
    const { clock, sessions, store } = createGateway()
    const opened = await sessions.open(await issue(), CLIENT)
    await store.remove(`session:${opened.session.sid}`)
    clock.advanceSeconds(60)
    expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
    expect(await store.read(`access_token:${opened.accessToken}`)).toBeNull()
  })
})
