import { describe, expect, it } from 'bun:test'
import { createFlashCookie } from '../../src/web/flash-cookie.ts'

const cookie = createFlashCookie('a secret key for tests, 32 octets long', true)
const flash = { tone: 'good', text: 'Guardamos tus datos: "Ana; Ñandú"' } as const
const sent = cookie.issue(flash).split(';')[0] ?? ''

describe('the flash cookie', () => {
  it('carries a sentence over a redirect', () => {
    expect(cookie.read(`other=1; ${sent}`)).toEqual(flash)
  })

  it('lasts a minute and is out of reach of scripts and other sites', () => {
    expect(cookie.issue(flash)).toMatch(/Max-Age=60; HttpOnly; SameSite=Strict; Secure$/)
  })

  it('is one that no sibling subdomain can plant', () => {
    expect(sent).toStartWith('__Host-predicthealth_flash=')
    expect(cookie.read(sent.replace('__Host-', ''))).toBeNull()
  })

  it.each([
    null,
    '',
    '__Host-predicthealth_flash=',
    '__Host-predicthealth_flash=e30.AAAA',
    `${sent}x`,
    sent.replace(/=./, '=A'),
  ])('ignores %p', (cookies) => {
    expect(cookie.read(cookies)).toBeNull()
  })

  it('ignores what another key signed', () => {
    const other = createFlashCookie('another secret key for tests, 32 octets', true)
    expect(other.read(sent)).toBeNull()
  })
})
