import { expect, it } from 'bun:test'
import { forgetSessionCookie, sessionCookie } from '../../src/plugins/session-cookie.ts'

const config = { cookieName: 'predicthealth_session', cookieSecure: true }

it('ends with the browser and is out of reach for scripts and other sites', () => {
  expect(sessionCookie(config, 'a.b.c')).toBe(
    'predicthealth_session=a.b.c; Path=/; HttpOnly; SameSite=Strict; Secure',
  )
})

it('is forgotten under the same attributes, or browsers would keep it', () => {
  expect(forgetSessionCookie(config)).toBe(
    'predicthealth_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure',
  )
})
