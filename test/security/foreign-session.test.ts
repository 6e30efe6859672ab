// ASVS 5.0 V8.2.2 (no access to another user's objects), V7.5.2
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, createGateway, issue } from '../identity/support.ts'

describe('the sessions of somebody else', () => {
  it('cannot be seen, named or ended, though their id is known', async () => {
    const { sessions } = createGateway()
    const mine = await sessions.open(await issue({ user_id: 'me' }), CLIENT)
    const theirs = await sessions.open(await issue({ user_id: 'them' }), CLIENT)
    const { sid } = theirs.session
    expect((await sessions.list('me')).map((session) => session.sid)).toEqual([mine.session.sid])
    expect(await sessions.rename('me', sid, 'mine now')).toBe(false)
    expect(await sessions.closeOne('me', sid)).toBe(false)
    expect(await sessions.closeAll('me')).toBe(1)
    expect(await sessions.authenticate(bearer(theirs.accessToken))).not.toBeNull()
    expect((await sessions.list('them'))[0]?.name).toBeNull()
  })
})
