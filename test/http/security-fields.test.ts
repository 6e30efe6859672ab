import { describe, expect, it } from 'bun:test'
import { setSecurityFields } from '../../src/http/security-fields.ts'

const fieldsOf = (
  given: Record<string, string>,
  context = { strictTransport: false, authenticated: false },
) => {
  const headers = new Headers(given)
  setSecurityFields(headers, context)
  return headers
}

describe('security fields', () => {
  it('let a page use its own files only, without inline code', () => {
    const policy = fieldsOf({ 'content-type': 'text/html; charset=utf-8' }).get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('keep the policy that a page has given itself', () => {
    const policy = "default-src 'self'"
    const headers = fieldsOf({ 'content-type': 'text/html', 'content-security-policy': policy })
    expect(headers.get('content-security-policy')).toBe(policy)
  })

  it('let nothing act in what is no page', () => {
    expect(fieldsOf({}).get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  })

  it('let a public service give its own to other sites, and no answer of a session', () => {
    const given = { 'cross-origin-resource-policy': 'cross-origin' }
    const policyOf = (authenticated: boolean) =>
      fieldsOf(given, { strictTransport: false, authenticated }).get('cross-origin-resource-policy')
    expect([policyOf(false), policyOf(true)]).toEqual(['cross-origin', 'same-origin'])
  })

  it('send Strict-Transport-Security only where told', () => {
    expect(fieldsOf({}).has('strict-transport-security')).toBe(false)
    const headers = fieldsOf({}, { strictTransport: true, authenticated: false })
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000')
  })

  it('keep authenticated answers out of caches unless they are private (defect F4)', () => {
    const authenticated = { strictTransport: false, authenticated: true }
    expect(fieldsOf({}, authenticated).get('cache-control')).toBe('no-store')
    expect(fieldsOf({ 'cache-control': 'public, max-age=60' }, authenticated).get('cache-control')).toBe(
      'no-store',
    )
    expect(fieldsOf({ 'cache-control': 'private, max-age=60' }, authenticated).get('cache-control')).toBe(
      'private, max-age=60',
    )
    expect(fieldsOf({ 'cache-control': 'public, max-age=60' }).get('cache-control')).toBe(
      'public, max-age=60',
    )
  })
})
