// ASVS 5.0 V3.7.2, CWE-601: after login people come back to this site and no other.
import { describe, expect, it } from 'bun:test'
import { parseReturnTo, toLoginAddress } from '../../src/http/return-to.ts'

const SITE = 'https://gateway.example'
const payloads = (await Bun.file(`${import.meta.dir}/../fixtures/payloads/openredirect.txt`).text())
  .split('\n')
  .filter((line) => line !== '')

describe('open redirect', () => {
  it('lets no known payload leave the site', () => {
    expect(payloads.length).toBeGreaterThan(100)
    for (const payload of payloads) {
      const target = parseReturnTo(payload)
      if (target !== null) expect(new URL(target, SITE).origin).toBe(SITE)
    }
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/%2fevil.example',
    '/%5cevil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /patient',
    'https://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'patient/dashboard',
    '',
    `/${'a'.repeat(3_000)}`,
  ])('refuses %j', (payload) => expect(parseReturnTo(payload)).toBeNull())

  it('takes paths of this site with query and fragment', () => {
    expect(parseReturnTo('/patient/dashboard?tab=2#bmi')).toBe('/patient/dashboard?tab=2#bmi')
    expect(parseReturnTo('/')).toBe('/')
  })

  it('is never handed a foreign address by the login link', () => {
    expect(toLoginAddress('/doctor/patients?q=a&b=c')).toBe(
      '/login?return-to=%2Fdoctor%2Fpatients%3Fq%3Da%26b%3Dc',
    )
    expect(toLoginAddress('//evil.example')).toBe('/login')
    expect(toLoginAddress('/')).toBe('/login')
    expect(toLoginAddress('/', 'expired')).toBe('/login?reason=expired')
  })
})
