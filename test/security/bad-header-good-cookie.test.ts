// Defect B6: a bad Authorization field beat a good cookie; defect B3: schemes that excluded each other
import { describe, expect, it } from 'bun:test'
import { CLIENT, createGateway, issue } from '../identity/support.ts'

describe('Bearer and cookie together (defects B3, B6)', () => {
  it('are both accepted; the Bearer wins if it is valid, else the cookie is tried', async () => {
    const { sessions } = createGateway()
    const one = await sessions.open(await issue({ user_id: 'u-1' }), CLIENT)
    const two = await sessions.open(await issue({ user_id: 'u-2' }), CLIENT)
    const ask = async (bearer: string | null, cookie: string | null) => {
      const found = await sessions.authenticate({ bearer, cookie, background: false })
      return found && [found.session.userId, found.session.presentedAs]
    }
    expect(await ask(one.accessToken, null)).toEqual(['u-1', 'bearer'])
    expect(await ask(null, two.accessToken)).toEqual(['u-2', 'cookie'])
    expect(await ask(one.accessToken, two.accessToken)).toEqual(['u-1', 'bearer'])
    expect(await ask('junk', two.accessToken)).toEqual(['u-2', 'cookie'])
    await sessions.close(one.session)
    expect(await ask(one.accessToken, two.accessToken)).toEqual(['u-2', 'cookie'])
    expect(await ask('junk', 'junk')).toBeNull()
    expect(await ask(null, null)).toBeNull()
  })
})
