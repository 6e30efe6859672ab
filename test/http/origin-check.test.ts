import { describe, expect, it } from 'bun:test'
import { originOf } from '../../src/http/origin-check.ts'

const from = (secFetchSite: string | null, origin: string | null) =>
  originOf({ secFetchSite, origin }, 'gateway.example', ['https://app.example'])

describe('origin of a request', () => {
  it('is own when the browser says so, or the user asked directly', () => {
    expect(from('same-origin', 'https://gateway.example')).toBe('own')
    expect(from('none', null)).toBe('own')
  })

  it('is foreign for other sites, sibling subdomains and other ports', () => {
    expect(from('cross-site', 'https://evil.example')).toBe('foreign')
    expect(from('same-site', 'https://x.gateway.example')).toBe('foreign')
    expect(from('cross-site', null)).toBe('foreign')
    expect(from(null, 'https://gateway.example:8443')).toBe('foreign')
    expect(from(null, 'null')).toBe('foreign')
  })

  it('is own for exactly the listed origins', () => {
    expect(from('cross-site', 'https://app.example')).toBe('own')
    expect(from('cross-site', 'https://app.example.evil.example')).toBe('foreign')
    expect(from('cross-site', 'http://app.example')).toBe('foreign')
  })

  it('falls back on Origin where Sec-Fetch-Site is missing', () => {
    expect(from(null, 'https://gateway.example')).toBe('own')
    expect(from(null, 'https://evil.example')).toBe('foreign')
  })

  it('is unsaid when neither was sent', () => {
    expect(from(null, null)).toBe('unsaid')
  })
})
