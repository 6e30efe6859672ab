// Defect A6: a guessable secret made forged tokens work; defect A5: junk passed as verified; ASVS 5.0 V9.1.1
import { describe, expect, it } from 'bun:test'
import { bearer, cookie, createGateway, forge, issue, JWT, payload, SECRET } from '../identity/support.ts'

const HEADER = '{"alg":"HS256","typ":"JWT"}'
const institution = JSON.stringify(payload({ user_type: 'institution', exp: 99_999_999_999 }))

describe('a forged token (defects A5, A6)', () => {
  it('cannot be made with a guessed secret, for a short one stops the start', () => {
    for (const secret of ['UDEM', 'your-secret-key', 'secret', 'changeme', '']) {
      expect(() => createGateway({ jwt: { ...JWT, secret } })).toThrow()
    }
  })

  it('opens nothing, not even with the right secret: no session belongs to it', async () => {
    const { sessions } = createGateway()
    expect(await sessions.authenticate(cookie(forge(HEADER, institution, SECRET)))).toBeNull()
    expect(await sessions.authenticate(bearer(forge(HEADER, institution, SECRET)))).toBeNull()
  })

  it('cannot borrow the session of another token', async () => {
    const { sessions, store } = createGateway()
    const { session } = await sessions.open(await issue(), { userAgent: '', address: '' })
    const forged = forge(HEADER, JSON.stringify({ ...JSON.parse(institution), sid: session.sid }), SECRET)
    expect(await sessions.authenticate(bearer(forged))).toBeNull()
    // Nor one whose sid is not the one the store has noted for it.
    const entry = await store.read(`access_token:${session.token}`)
    const other = forge(HEADER, JSON.stringify({ ...JSON.parse(institution), sid: 'other' }), SECRET)
    await store.swap(`access_token:${other}`, null, entry, 60_000)
    expect(await sessions.authenticate(bearer(other))).toBeNull()
  })

  it('and junk are nobody, quietly', async () => {
    const { sessions } = createGateway()
    for (const text of [
      'junk',
      '',
      '..',
      'null',
      'a.b.c',
      'Bearer x',
      '\u0000',
      'é.é.é',
      '%'.repeat(9_000),
    ]) {
      expect(await sessions.authenticate({ bearer: text, cookie: text, background: false })).toBeNull()
    }
  })
})
