import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Type as t } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Flash } from '../../pages/frame.ts'
import { cookieValue } from '../http/cookie.ts'
import { forgetCookie, hostCookieName, setCookie } from '../http/set-cookie.ts'

/** Carries one sentence over a redirect. */
export interface FlashCookie {
  issue(flash: Flash): string
  /** `null` when there is none, or it is not ours. */
  read(cookies: string | null): Flash | null
  expire(): string
}

export const FLASH_COOKIE = 'predicthealth_flash'
/** A redirect is followed at once; a browser that crashed in between should not be told of old news. */
const MAX_AGE_SECONDS = 60

const Model = t.Object({
  tone: t.Union([t.Literal('good'), t.Literal('watch'), t.Literal('act')]),
  text: t.String({ maxLength: 500 }),
})

/** Signed, so that nobody who can plant a cookie can put words into the gateway's mouth. */
export const createFlashCookie = (secretKey: string, secure: boolean): FlashCookie => {
  const cookieName = hostCookieName(FLASH_COOKIE, secure)
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'predicthealth flash', 32))
  const sign = (payload: string) => createHmac('sha256', key).update(payload).digest()

  return {
    issue: (flash) => {
      const payload = Buffer.from(JSON.stringify(flash)).toString('base64url')
      const value = `${payload}.${sign(payload).toString('base64url')}`
      return setCookie(cookieName, value, { secure, maxAgeSeconds: MAX_AGE_SECONDS })
    },
    read: (cookies) => {
      const [payload = '', signature = ''] = (cookieValue(cookies, cookieName) ?? '').split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(payload)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const flash: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
      return Value.Check(Model, flash) ? flash : null
    },
    expire: () => forgetCookie(cookieName, { secure }),
  }
}
