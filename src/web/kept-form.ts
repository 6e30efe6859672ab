import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { Type as t } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { cookieValue } from '../http/cookie.ts'
import { forgetCookie, hostCookieName, setCookie } from '../http/set-cookie.ts'
import type { Fields } from './form-fields.ts'

/** A form that arrived after its session had ended. */
export interface KeptForm {
  /** Path it was posted to. */
  readonly action: string
  readonly fields: Fields
  /** Whose session it was; nobody else gets it back. */
  readonly userId: string
}

/** Keeps one form in a cookie, encrypted, so that it outlives the session and nothing is stored. */
export interface KeptForms {
  /** `null` when the form is too large for a cookie. */
  issue(form: KeptForm): string | null
  /** The form, if it is this user's and not too old. */
  read(cookies: string | null, userId: string): KeptForm | null
  expire(): string
}

export const KEPT_FORM_COOKIE = 'predicthealth_form'
const MAX_AGE_SECONDS = 600
/** Browsers keep 4,096 octets a cookie, attributes included (RFC 6265 6.1). Compressed, the longest form (a setting) fits. */
const MAX_LENGTH = 3_800
const IV_BYTES = 12
const TAG_BYTES = 16

/** Never kept: what proves a person, and what belonged to the old session. */
const NOT_KEPT = /password|^csrf$|^username$/

const Model = t.Object({
  action: t.String(),
  fields: t.Record(t.String(), t.String()),
  userId: t.String(),
  at: t.Number(),
})

export const createKeptForms = (secretKey: string, secure: boolean, now: () => number): KeptForms => {
  const cookieName = hostCookieName(KEPT_FORM_COOKIE, secure)
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'predicthealth kept form', 32))

  const seal = (text: string): string => {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const sealed = Buffer.concat([cipher.update(brotliCompressSync(text)), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  const unseal = (value: string): string | null => {
    const bytes = Buffer.from(value, 'base64url')
    if (bytes.length <= IV_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    try {
      const sealed = bytes.subarray(IV_BYTES + TAG_BYTES)
      return brotliDecompressSync(Buffer.concat([decipher.update(sealed), decipher.final()])).toString()
    } catch {
      return null // not sealed by us
    }
  }

  return {
    issue: ({ action, fields, userId }) => {
      const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !NOT_KEPT.test(name)))
      const value = seal(JSON.stringify({ action, fields: kept, userId, at: now() }))
      return value.length > MAX_LENGTH
        ? null
        : setCookie(cookieName, value, { secure, maxAgeSeconds: MAX_AGE_SECONDS })
    },
    read: (cookies, userId) => {
      const text = unseal(cookieValue(cookies, cookieName) ?? '')
      const form: unknown = text === null ? null : JSON.parse(text)
      if (!Value.Check(Model, form) || form.userId !== userId) return null
      return now() - form.at > MAX_AGE_SECONDS * 1000 ? null : form
    },
    expire: () => forgetCookie(cookieName, { secure }),
  }
}
