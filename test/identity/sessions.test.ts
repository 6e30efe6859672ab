import { describe, expect, it } from 'bun:test'
import { BadGateway } from '../../src/errors.ts'
import { bearer, CLIENT, claimsOf, cookie, createGateway, issue } from './support.ts'

const login = async (options = {}) => {
  const gateway = createGateway(options)
  return { ...gateway, opened: await gateway.sessions.open(await issue(), CLIENT) }
}

describe('open', () => {
  it('gives a token of our own with the claims of the issued one', async () => {
    const { opened } = await login()
    expect(claimsOf(opened.accessToken)).toMatchObject({
      user_id: 'u-1',
      user_type: 'patient',
      email: 'ana@example.com',
      roles: ['patient'],
      metadata: { reference_id: 'r-1' },
      sid: opened.session.sid,
    })
    expect(opened.expiresIn).toBe(900)
  })

  it('rejects with a bad gateway when the auth service answers a token that does not verify', async () => {
    const { sessions } = createGateway()
    await expect(sessions.open('a.b.c', CLIENT)).rejects.toBeInstanceOf(BadGateway)
  })

  it('ends the oldest session above the limit', async () => {
    const { clock, sessions } = createGateway({ session: { maxPerUser: 3 } })
    const tokens: string[] = []
    for (let count = 0; count < 5; count += 1) {
      tokens.push((await sessions.open(await issue(), CLIENT)).accessToken)
      clock.advanceSeconds(1)
    }
    const alive = await Promise.all(
      tokens.map(async (token) => (await sessions.authenticate(bearer(token))) !== null),
    )
    expect(alive).toEqual([false, false, true, true, true])
    expect(await sessions.list('u-1')).toHaveLength(3)
  })

  it('does not count sessions that ended by themselves', async () => {
    const { clock, sessions } = createGateway({ session: { maxPerUser: 2 } })
    const browser = { ...CLIENT, refreshable: false }
    const idle = await sessions.open(await issue(), browser)
    clock.advanceSeconds(10)
    const used = await sessions.open(await issue(), CLIENT)
    clock.advanceSeconds(895)
    const fresh = await sessions.open(await issue({}, undefined, clock.now()), CLIENT)
    expect(await sessions.authenticate(bearer(idle.accessToken))).toBeNull()
    expect(await sessions.authenticate(bearer(used.accessToken))).not.toBeNull()
    expect(await sessions.authenticate(bearer(fresh.accessToken))).not.toBeNull()
  })
})

describe('idle time', () => {
  it('ends a session that is not used', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(899)
    expect(await sessions.authenticate({ ...bearer(opened.accessToken), background: true })).not.toBeNull()
    clock.advanceSeconds(1)
    expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
  })

  it('begins anew with each use', async () => {
    const { clock, sessions, opened } = await login()
    for (const wait of [800, 800]) {
      clock.advanceSeconds(wait)
      expect(await sessions.authenticate(bearer(opened.accessToken))).not.toBeNull()
    }
  })

  it('is not begun anew by a background poll', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(500)
    await sessions.authenticate({ ...cookie(opened.accessToken), background: true })
    clock.advanceSeconds(500)
    expect(await sessions.authenticate(cookie(opened.accessToken))).toBeNull()
  })

  it('writes use down at most once a minute', async () => {
    const { clock, sessions, store, opened } = await login()
    const key = `access_token:${opened.accessToken}`
    const before = await store.read(key)
    clock.advanceSeconds(59)
    await sessions.authenticate(bearer(opened.accessToken))
    expect(await store.read(key)).toBe(before)
    clock.advanceSeconds(1)
    await sessions.authenticate(bearer(opened.accessToken))
    expect(await store.read(key)).not.toBe(before)
  })
})

describe('renewal', () => {
  it('keeps a browser in use logged in past the life of its first token, up to the absolute end', async () => {
    const { clock, sessions, opened } = await login({ session: { absoluteSeconds: 7200 } })
    let token = opened.accessToken
    let uses = 0
    for (;;) {
      const found = await sessions.authenticate(cookie(token))
      if (!found) break
      token = found.renewedToken ?? token
      uses += 1
      clock.advanceSeconds(300)
    }
    expect(uses).toBe(7200 / 300)
  })

  it('leaves whoever was active the whole idle time, whatever the age of the token', async () => {
    const { clock, sessions, opened } = await login()
    let token = opened.accessToken
    for (let step = 0; step < 200; step += 1) {
      const found = await sessions.authenticate(cookie(token))
      token = found?.renewedToken ?? token
      clock.advanceSeconds(step % 2 === 0 ? 61 : 838)
    }
    expect(await sessions.authenticate(cookie(token))).not.toBeNull()
  })

  it('gives requests in flight the same successor and lets the old token live 30 s', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(850)
    await sessions.authenticate(cookie(opened.accessToken))
    clock.advanceSeconds(10)
    const parallel = await Promise.all(
      Array.from({ length: 20 }, () => sessions.authenticate(cookie(opened.accessToken))),
    )
    const [successor, ...others] = [...new Set(parallel.map((found) => found?.renewedToken))]
    expect(others).toEqual([])
    expect(await sessions.authenticate(cookie(successor ?? ''))).not.toBeNull()
    clock.advanceSeconds(19)
    const late = await sessions.authenticate(cookie(opened.accessToken))
    expect(late?.renewedToken).toBe(successor ?? '')
    clock.advanceSeconds(1)
    expect(await sessions.authenticate(cookie(opened.accessToken))).toBeNull()
    expect(await sessions.authenticate(cookie(successor ?? ''))).not.toBeNull()
  })

  it('keeps the session id and carries the claims over', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(899)
    const found = await sessions.authenticate(cookie(opened.accessToken))
    const { exp, jti, iat, ...claims } = claimsOf(found?.renewedToken ?? '')
    expect(claimsOf(opened.accessToken)).toMatchObject(claims)
    expect(jti).not.toBe(claimsOf(opened.accessToken)['jti'])
  })

  it('is not for a Bearer client, which refreshes', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(880)
    expect((await sessions.authenticate(bearer(opened.accessToken)))?.renewedToken).toBeNull()
  })
})

describe('refresh', () => {
  it('rotates both tokens', async () => {
    const { sessions, opened } = await login()
    const refreshed = await sessions.refresh(opened.refreshToken)
    expect(refreshed?.session.sid).toBe(opened.session.sid)
    expect(refreshed?.accessToken).not.toBe(opened.accessToken)
    expect(refreshed?.refreshToken).not.toBe(opened.refreshToken)
    expect(await sessions.authenticate(bearer(refreshed?.accessToken ?? ''))).not.toBeNull()
  })

  it('revives a session whose idle time is over, until its absolute end', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(86_400)
    const refreshed = await sessions.refresh(opened.refreshToken)
    expect(await sessions.authenticate(bearer(refreshed?.accessToken ?? ''))).not.toBeNull()
    clock.advanceSeconds(604_800 - 86_400)
    expect(await sessions.refresh(refreshed?.refreshToken ?? '')).toBeNull()
  })

  it('answers parallel calls alike', async () => {
    const { sessions, opened } = await login()
    const answers = await Promise.all(Array.from({ length: 10 }, () => sessions.refresh(opened.refreshToken)))
    expect(new Set(answers.map((answer) => answer?.refreshToken)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer?.accessToken)).size).toBe(1)
    expect(answers[0]).not.toBeNull()
  })

  it('answers null for what is not a refresh token', async () => {
    const { sessions, opened } = await login()
    expect(await sessions.refresh(opened.accessToken)).toBeNull()
    expect(await sessions.refresh('')).toBeNull()
    expect(await sessions.authenticate(bearer(opened.refreshToken))).toBeNull()
  })

  it('gives no refresh token to a client that cannot keep it', async () => {
    const { sessions } = createGateway()
    const opened = await sessions.open(await issue(), { ...CLIENT, refreshable: false })
    expect(opened.refreshToken).toBe('')
  })
})

describe('list, rename, close', () => {
  it('lists what a person can recognise, last used first', async () => {
    const { clock, sessions, opened } = await login()
    clock.advanceSeconds(100)
    const phone = await sessions.open(await issue(), { userAgent: 'Safari', address: '2001:db8::1' })
    clock.advanceSeconds(100)
    await sessions.authenticate(bearer(opened.accessToken))
    expect(await sessions.rename('u-1', phone.session.sid, ' Mi \u0007teléfono ')).toBe(true)
    const [first, second] = await sessions.list('u-1')
    expect(first).toEqual({
      sid: opened.session.sid,
      name: null,
      ...CLIENT,
      createdAt: opened.session.createdAt,
      lastSeenAt: opened.session.createdAt + 200,
    })
    expect(second).toMatchObject({ sid: phone.session.sid, name: 'Mi teléfono', address: '2001:db8::1' })
  })

  it('closes one, all but one, and counts', async () => {
    const { sessions, opened } = await login()
    const others = [
      await sessions.open(await issue(), CLIENT),
      await sessions.open(await issue(), CLIENT),
      await sessions.open(await issue(), CLIENT),
    ]
    expect(await sessions.closeOne('u-1', others[0]?.session.sid ?? '')).toBe(true)
    expect(await sessions.closeOne('u-1', others[0]?.session.sid ?? '')).toBe(false)
    expect(await sessions.closeAll('u-1', opened.session.sid)).toBe(2)
    expect((await sessions.list('u-1')).map(({ sid }) => sid)).toEqual([opened.session.sid])
    expect(await sessions.authenticate(bearer(opened.accessToken))).not.toBeNull()
    expect(await sessions.closeAll('u-1')).toBe(1)
    expect(await sessions.authenticate(bearer(opened.accessToken))).toBeNull()
  })

  it('leaves nothing in the store', async () => {
    const { store, sessions, opened } = await login()
    const refreshed = await sessions.refresh(opened.refreshToken)
    if (refreshed) await sessions.close(refreshed.session)
    for (const key of [
      `access_token:${opened.accessToken}`,
      `access_token:${refreshed?.accessToken}`,
      `refresh_token:${opened.refreshToken}`,
      `refresh_token:${refreshed?.refreshToken}`,
      `session:${opened.session.sid}`,
      'user_sessions:u-1',
    ]) {
      expect(await store.read(key)).toBeNull()
    }
  })
})

describe('events', () => {
  it('tell what happened to sessions, once each', async () => {
    const events: string[] = []
    const { clock, sessions } = createGateway({
      session: { maxPerUser: 2 },
      onEvent: (event) => events.push(event),
    })
    const first = await sessions.open(await issue(), CLIENT)
    clock.advanceSeconds(860)
    await Promise.all([1, 2, 3].map(() => sessions.authenticate(cookie(first.accessToken))))
    await Promise.all([1, 2, 3].map(() => sessions.refresh(first.refreshToken)))
    expect(events.splice(0)).toEqual(['opened', 'renewed', 'refreshed'])
    clock.advanceSeconds(31)
    await sessions.refresh(first.refreshToken)
    await sessions.refresh(first.refreshToken)
    expect(events.splice(0)).toEqual(['revoked'])
    const opened = []
    for (const _ of [1, 2, 3]) {
      clock.advanceSeconds(10)
      opened.push(await sessions.open(await issue({}, undefined, clock.now()), CLIENT))
    }
    expect(events.splice(0)).toEqual(['opened', 'opened', 'revoked', 'opened'])
    const [, second, third] = opened
    if (second) await sessions.close(second.session)
    if (second) await sessions.close(second.session)
    if (third) await sessions.closeOne('u-1', third.session.sid)
    expect(events).toEqual(['closed', 'revoked'])
  })
})
