// Defect A7: a token worked on after logout; defect B9: only one token was dropped; ASVS 5.0 V7.4.1
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, cookie, createGateway, issue } from '../identity/support.ts'
import { startGateway } from '../support/gateway.ts'

describe('after logout (defect A7)', () => {
  it('no token of the session works: not the old one, not its successor, not the refresh token', async () => {
    const { clock, sessions } = createGateway()
    const opened = await sessions.open(await issue(), CLIENT)
    const refreshed = await sessions.refresh(opened.refreshToken)
    clock.advanceSeconds(850)
    await sessions.authenticate(cookie(refreshed?.accessToken ?? ''))
    clock.advanceSeconds(20)
    const found = await sessions.authenticate(cookie(refreshed?.accessToken ?? ''))
    const tokens = [opened.accessToken, refreshed?.accessToken ?? '', found?.renewedToken ?? '']
    expect(new Set(tokens).size).toBe(3)
    if (found) await sessions.close(found.session)
    for (const token of tokens) {
      expect(await sessions.authenticate(cookie(token))).toBeNull()
      expect(await sessions.authenticate(bearer(token))).toBeNull()
    }
    expect(await sessions.refresh(refreshed?.refreshToken ?? '')).toBeNull()
    expect(await sessions.refresh(opened.refreshToken)).toBeNull()
  })

  it('the other sessions of the user go on', async () => {
    const { sessions } = createGateway()
    const phone = await sessions.open(await issue(), CLIENT)
    const laptop = await sessions.open(await issue(), CLIENT)
    await sessions.close(phone.session)
    expect(await sessions.authenticate(bearer(laptop.accessToken))).not.toBeNull()
  })

  it('a request that was renewing at the same moment brings nothing back', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { clock, sessions } = createGateway()
      const opened = await sessions.open(await issue(), CLIENT)
      clock.advanceSeconds(880)
      const [renewing, refreshing] = await Promise.all([
        sessions.authenticate(cookie(opened.accessToken)),
        sessions.refresh(opened.refreshToken),
        Bun.sleep(0).then(() => sessions.close(opened.session)),
      ])
      const tokens = [opened.accessToken, renewing?.renewedToken, refreshing?.accessToken]
      for (const token of tokens) {
        if (token) expect(await sessions.authenticate(cookie(token))).toBeNull()
      }
      expect(await sessions.list('u-1')).toEqual([])
    }
  })

  it('services stop accepting the token they got within a minute', async () => {
    const { clock, sessions } = createGateway()
    const { session } = await sessions.open(await issue(), CLIENT)
    const upstream = await sessions.upstreamToken(session)
    const { exp } = JSON.parse(Buffer.from(upstream.split('.')[1] ?? '', 'base64url').toString())
    expect(exp - clock.now() / 1000).toBeLessThanOrEqual(60)
  })

  it('a browser on TLS is told to forget the pages it has kept, also where a proxy ends the TLS', async () => {
    const gateway = await startGateway({ env: { TRUSTED_PROXIES: '127.0.0.1/32' } })
    try {
      const logOut = (proto: string) =>
        fetch(new URL('/logout', gateway.url), {
          method: 'POST',
          redirect: 'manual',
          headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': proto },
        })
      expect((await logOut('https')).headers.get('clear-site-data')).toBe('"cache"')
      // Browsers ignore the field on plain HTTP (Clear Site Data 3.1).
      expect((await logOut('http')).headers.get('clear-site-data')).toBeNull()
    } finally {
      await gateway.close()
    }
  }, 60_000)
})
