// RFC 9700 4.14.2 (refresh token rotation); defect B9
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, createGateway, issue } from '../identity/support.ts'

const theft = async () => {
  const gateway = createGateway()
  const opened = await gateway.sessions.open(await issue(), CLIENT)
  const rotated = await gateway.sessions.refresh(opened.refreshToken)
  return { ...gateway, opened, rotated }
}

describe('a refresh token in two hands', () => {
  it('gives the same answer for 30 s, for a client whose answer was lost', async () => {
    const { clock, sessions, opened, rotated } = await theft()
    clock.advanceSeconds(29)
    const again = await sessions.refresh(opened.refreshToken)
    expect(again?.accessToken).toBe(rotated?.accessToken ?? '')
    expect(again?.refreshToken).toBe(rotated?.refreshToken ?? '')
  })

  it('ends the session when it comes later, for everybody who holds a token of it', async () => {
    const { clock, sessions, opened, rotated } = await theft()
    clock.advanceSeconds(30)
    expect(await sessions.authenticate(bearer(rotated?.accessToken ?? ''))).not.toBeNull()
    expect(await sessions.refresh(opened.refreshToken)).toBeNull()
    expect(await sessions.authenticate(bearer(rotated?.accessToken ?? ''))).toBeNull()
    expect(await sessions.refresh(rotated?.refreshToken ?? '')).toBeNull()
    expect(await sessions.list('u-1')).toEqual([])
  })

  it('ends it also many rotations later', async () => {
    const { clock, sessions, opened, rotated } = await theft()
    let current = rotated
    for (let turn = 0; turn < 5; turn += 1) {
      clock.advanceSeconds(600)
      current = await sessions.refresh(current?.refreshToken ?? '')
    }
    expect(current).not.toBeNull()
    expect(await sessions.refresh(opened.refreshToken)).toBeNull()
    expect(await sessions.refresh(current?.refreshToken ?? '')).toBeNull()
  })

  it('leaves the other sessions of the user alone', async () => {
    const { clock, sessions, opened } = await theft()
    const other = await sessions.open(await issue(), CLIENT)
    clock.advanceSeconds(30)
    await sessions.refresh(opened.refreshToken)
    expect(await sessions.authenticate(bearer(other.accessToken))).not.toBeNull()
  })

  it('cannot be rotated without end within the grace time', async () => {
    const { sessions, rotated } = await theft()
    let current = rotated
    const rotateOn = async () => {
      for (let turn = 0; turn < 20; turn += 1) current = await sessions.refresh(current?.refreshToken ?? '')
    }
    await expect(rotateOn()).rejects.toMatchObject({ status: 429, retryAfterSeconds: 30 })
  })

  it('is worth nothing once an operator has deleted its key', async () => {
    const { sessions, store, rotated } = await theft()
    await store.remove(`refresh_token:${rotated?.refreshToken}`)
    expect(await sessions.refresh(rotated?.refreshToken ?? '')).toBeNull()
  })
})
